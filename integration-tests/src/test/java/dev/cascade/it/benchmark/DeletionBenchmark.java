package dev.cascade.it.benchmark;

import dev.cascade.it.benchmark.rival.Rival;
import dev.cascade.it.support.TestPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures every rival on an embedded PostgreSQL of its own, prints one table and writes {@code
 * deletion.json}; JMH's log lies beside it.
 */
public final class DeletionBenchmark {

  private DeletionBenchmark() {}

  /** Takes numbers of posts, separated by commas, and the directory for the results. */
  public static void main(String[] arguments) throws IOException {
    var directory = Files.createDirectories(Path.of(arguments[1]));
    var numbersOfPosts = Stream.of(arguments[0].split(",")).map(Integer::valueOf).toList();
    try (var log = new PrintStream(directory.resolve("jmh.log").toFile(), StandardCharsets.UTF_8)) {
      measure(numbersOfPosts, log, directory.resolve("deletion.json"));
    }
    System.exit(0);
  }

  private static void measure(List<Integer> numbersOfPosts, PrintStream log, Path file)
      throws IOException {
    var server = TestPostgres.embedded();
    var environment = Environment.here(server);
    var runs = new MeasuredRuns(server, log);
    var measurements = new ArrayList<Measurement>();
    for (int posts : numbersOfPosts) {
      for (var rival : Rival.values()) {
        measurements.add(runs.measure(rival, posts));
      }
    }
    ResultFile.of(environment, measurements, runs.results()).write(file);
    new ResultTable(measurements).lines().forEach(System.out::println);
    System.out.println(environment);
  }
}
