package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.support.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is optional may be missing. */
class FewJarsIT {

  private static final String OPTIONAL =
      ".*/(spring-web|spring-boot-web|spring-boot-servlet|spring-boot-tomcat|spring-boot-http|spring-boot-jackson|spring-boot-actuator|spring-boot-health|spring-boot-micrometer|spring-data|spring-boot-data|micrometer|tomcat)[^/]*\\.jar";

  @Test
  void withoutWebSpringDataActuatorAndMicrometerAnApplicationStarts(@TempDir Path folder)
      throws Exception {
    var jars = ForkedJava.classPath().stream().filter(each -> !each.matches(OPTIONAL)).toList();
    assertThat(jars).hasSizeLessThan(ForkedJava.classPath().size() - 10);

    try (var schema = TestPostgres.server().newSchema()) {
      var printed =
          ForkedJava.run(jars, List.of(), BareApplication.class, schema, folder.resolve("log"));

      assertThat(printed).contains("affected 3");
    }
  }
}
