package dev.cascade.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.CascadeIntegrator;
import dev.cascade.it.support.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application without rules sends what it sent before, to the letter. */
class UnchangedSqlIT {

  @Test
  void anApplicationWithoutRulesSendsTheSameWithUsSwitchedOffAndWithoutOurJars() throws Exception {
    assertThat(PlainDomain.size()).isGreaterThanOrEqualTo(20);

    List<String> with;
    List<String> switchedOff;
    try (var database = PlainDomain.database().boot()) {
      with = PlainDomain.sentBy(database);
    }
    try (var database = PlainDomain.database().with("cascade.enabled", "false").boot()) {
      switchedOff = PlainDomain.sentBy(database);
    }

    assertThat(with).isEqualTo(switchedOff);
    assertThat(with).isEqualTo(sentWithoutOurJars());
  }

  private static List<String> sentWithoutOurJars() throws Exception {
    try (var schema = TestPostgres.server().newSchema()) {
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Duser.timezone=UTC",
                  "-D" + TestPostgres.URL_PROPERTY + "=" + schema.url(),
                  "-classpath",
                  classPathWithoutUs(),
                  PlainDomainWithoutUs.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var lines = lines(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      return lines;
    }
  }

  private static List<String> lines(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(PlainDomainWithoutUs.PREFIX))
        .map(line -> line.substring(PlainDomainWithoutUs.PREFIX.length()))
        .toList();
  }

  private static String classPathWithoutUs() throws URISyntaxException {
    var ours = List.of(placeOf(CascadeRule.class), placeOf(CascadeIntegrator.class));
    // Surefire's JVM sees only a jar whose manifest names the others.
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(each -> !ours.contains(Path.of(each).toAbsolutePath().normalize()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toAbsolutePath()
        .normalize();
  }
}
