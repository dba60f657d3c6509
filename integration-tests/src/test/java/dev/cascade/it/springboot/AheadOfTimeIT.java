package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.CascadeIntegrator;
import dev.cascade.it.support.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.ServiceContributor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** An application with our jar is processed ahead of time, and works so. */
class AheadOfTimeIT {

  @Test
  void aProcessedApplicationDeletesAndRestores(@TempDir Path folder) throws Exception {
    try (var schema = TestPostgres.server().newSchema()) {
      process(folder, schema.url());
      compile(folder);
      var classPath = new ArrayList<String>();
      classPath.add(folder.resolve("classes").toString());
      classPath.add(folder.resolve("resources").toString());
      classPath.addAll(ForkedJava.classPath());

      var printed =
          ForkedJava.run(
              classPath,
              List.of("-Dspring.aot.enabled=true"),
              AotApplication.class,
              schema,
              folder.resolve("log"));

      assertThat(printed).contains("deleted 1", "restored 3", "affected 3");
    }
  }

  @TestFactory
  Stream<DynamicTest> whatHibernateMakesByReflectionIsTold() {
    var hints = hints();
    return Stream.of(Integrator.class, ServiceContributor.class, AdditionalMappingContributor.class)
        .flatMap(each -> ServiceLoader.load(each).stream().map(ServiceLoader.Provider::type))
        .filter(AheadOfTimeIT::isOurs)
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () ->
                        assertThat(
                                RuntimeHintsPredicates.reflection()
                                    .onConstructorInvocation(type.getConstructor()))
                            .accepts(hints)));
  }

  @Test
  void soAreItsServicesAndTheClassesItMakesByName() {
    var hints = hints();

    assertThat(
            RuntimeHintsPredicates.resource()
                .forResource("META-INF/services/" + Integrator.class.getName()))
        .accepts(hints);
    assertThat(hints.reflection().typeHints())
        .extracting(each -> each.getType().getName())
        .contains(
            "dev.cascade.hibernate.internal.HidingSingleTable",
            "dev.cascade.hibernate.internal.HidingJoinedTables",
            "dev.cascade.hibernate.internal.HidingTablePerClass",
            "dev.cascade.hibernate.internal.HidingTranslators");
  }

  private static RuntimeHints hints() {
    var hints = new RuntimeHints();
    SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
        .load(RuntimeHintsRegistrar.class)
        .stream()
        .filter(each -> isOurs(each.getClass()))
        .forEach(each -> each.registerHints(hints, AheadOfTimeIT.class.getClassLoader()));
    return hints;
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName()
        .startsWith(CascadeIntegrator.class.getPackageName().replace(".hibernate", ""));
  }

  // As the goal process-aot of Spring Boot's plugin does; in a process of its own, since it leaves
  // traces.
  private static void process(Path folder, String url) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SpringApplicationAotProcessor.class.getName(),
                AotApplication.class.getName(),
                folder.resolve("sources").toString(),
                folder.resolve("resources").toString(),
                folder.resolve("classes").toString(),
                "dev.cascade",
                "aot",
                "--spring.datasource.url=" + url));
    var log = folder.resolve("process.log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  private static void compile(Path folder) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + folder.resolve("classes"),
                "-d",
                folder.resolve("classes").toString()));
    try (var sources = Files.walk(folder.resolve("sources"))) {
      sources.map(Path::toString).filter(each -> each.endsWith(".java")).forEach(arguments::add);
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }
}
