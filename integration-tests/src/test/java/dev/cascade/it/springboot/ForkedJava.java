package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.support.Schema;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process with a class path of its own, in a schema of the tests' database. */
final class ForkedJava {

  private ForkedJava() {}

  /** What is on the class path of the tests, in order. */
  static List<String> classPath() {
    return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  /**
   * Runs it to its end.
   *
   * @return what it has printed
   */
  static String run(
      List<String> classPath, List<String> options, Class<?> main, Schema schema, Path log)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.timezone=UTC");
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
    command.add("--spring.datasource.url=" + schema.url());
    command.add("--spring.datasource.username=" + schema.user());
    command.add("--spring.datasource.password=" + schema.password());
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    var printed = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
