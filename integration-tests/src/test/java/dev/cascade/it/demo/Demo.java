package dev.cascade.it.demo;

import dev.cascade.it.support.TestPostgres;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Shows what the rules of the example application do, situation by situation, on an embedded
 * PostgreSQL, or on the one that {@code -Ddemo.jdbc-url} names.
 *
 * <p>Ends with 0 if every situation ends as its text says, otherwise with 1.
 */
public final class Demo {

  private static final List<Situation> SITUATIONS =
      Stream.of(OneToOneSituations.ALL, OneToManySituations.ALL, OtherSituations.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Logger LOG = Logger.getLogger("dev.cascade");

  private Demo() {}

  public static void main(String[] arguments) {
    // The line that tells of the rules at start-up: each situation starts the application anew.
    LOG.setLevel(Level.WARNING);
    var server = server(System.getProperty("demo.jdbc-url", ""));
    var asSaid = 0;
    for (var i = 0; i < SITUATIONS.size(); i++) {
      var outcome = Outcome.of(SITUATIONS.get(i), server);
      new Report(i + 1, outcome).lines().forEach(System.out::println);
      asSaid += outcome.isAsSaid() ? 1 : 0;
    }
    System.out.printf("%d of %d situations ended as said.%n", asSaid, SITUATIONS.size());
    System.exit(asSaid == SITUATIONS.size() ? 0 : 1);
  }

  private static TestPostgres server(String url) {
    return url.isBlank() ? TestPostgres.embedded() : TestPostgres.at(url);
  }
}
