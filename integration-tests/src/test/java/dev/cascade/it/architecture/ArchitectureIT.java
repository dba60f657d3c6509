package dev.cascade.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureIT {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cascade");

  @TestFactory
  Stream<DynamicTest> eachPackageUsesOnlyThePackagesBelowIt() {
    return PackageArrows.ALL.entrySet().stream()
        .map(
            arrows ->
                dynamicTest(
                    arrows.getKey(),
                    () ->
                        classes()
                            .that()
                            .resideInAPackage(arrows.getKey())
                            .should()
                            .onlyDependOnClassesThat(
                                resideInAnyPackage(arrows.getValue())
                                    .or(resideInAPackage(arrows.getKey()))
                                    .or(resideOutsideOfPackage("dev.cascade..")))
                            .allowEmptyShould(true)
                            .check(PRODUCT)));
  }

  @Test
  void everyPackageStandsInTheDesign() {
    assertThat(PRODUCT).isNotEmpty();
    classes()
        .should()
        .resideInAnyPackage(PackageArrows.ALL.keySet().toArray(String[]::new))
        .check(PRODUCT);
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void theCoreUsesTheJdkAndJSpecifyOnly() {
    classes()
        .that()
        .resideInAnyPackage(PackageArrows.CORE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("dev.cascade..", "java..", "org.jspecify..")
                .and(not(resideInAPackage("java.sql.."))))
        .check(PRODUCT);
  }

  @Test
  void onlyTheSpringPackageUsesSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cascade.spring..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(PRODUCT);
  }

  @Test
  void onlyItsOwnPackageUsesSpringBatch() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cascade.spring.batch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.batch..", "dev.cascade.spring.batch")
        .check(PRODUCT);
  }

  @Test
  void onlyTheInternalPackageUsesHibernatesInternalClasses() {
    classes()
        .that()
        .resideOutsideOfPackage("dev.cascade.hibernate.internal")
        .should(new UseNoHibernateInternals())
        .check(PRODUCT);
  }

  @Test
  void aClassIsNamedForWhatItDoes() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(PRODUCT);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(PRODUCT.stream().map(JavaClass::getPackage).distinct())
        .allMatch(ArchitectureIT::isNullMarked, "has a package-info.java with @NullMarked");
  }

  private static boolean isNullMarked(JavaPackage javaPackage) {
    return javaPackage.isAnnotatedWith(NullMarked.class);
  }
}
