package dev.cascade.it.benchmark;

import dev.cascade.it.benchmark.rival.Rival;
import dev.cascade.it.support.TestPostgres;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link Deletion} by JMH, each rival and number of posts in a JVM of its own. */
final class MeasuredRuns {

  private final TestPostgres server;
  private final PrintStream log;
  private final List<RunResult> results = new ArrayList<>();

  /** JMH's words go to the log. */
  MeasuredRuns(TestPostgres server, PrintStream log) {
    this.server = server;
    this.log = log;
  }

  /** Measures one rival; takes seconds to a minute. */
  Measurement measure(Rival rival, int posts) {
    var statements = SentStatements.by(rival, posts, server);
    var result = run(options(rival, posts));
    results.add(result);
    var rounds = rounds(result);
    return new Measurement(
        rival,
        posts,
        median(rounds, MeasuredRuns::milliseconds),
        median(rounds, each -> milliseconds(each) / reading(each, "oneDeleteNanos") * 1e6),
        median(rounds, each -> milliseconds(each) / reading(each, "aDeleteALevelNanos") * 1e6),
        median(rounds, each -> milliseconds(each) / reading(each, "anUpdateALevelNanos") * 1e6),
        statements,
        Math.round(median(rounds, each -> reading(each, "allocatedBytes")).middle()));
  }

  /** What JMH itself says to all that was measured until now. */
  List<RunResult> results() {
    return List.copyOf(results);
  }

  private Options options(Rival rival, int posts) {
    var rounds = Rounds.of(rival, posts);
    return new OptionsBuilder()
        .include(Deletion.class.getName())
        .param("rival", rival.name())
        .param("posts", String.valueOf(posts))
        .forks(1)
        .warmupIterations(rounds.warmUp())
        .measurementIterations(rounds.measured())
        .jvmArgs(
            "-Xms2g", "-Xmx2g", "-Duser.timezone=UTC", "-D" + Deletion.SERVER + "=" + server.url())
        .shouldFailOnError(true)
        .build();
  }

  private RunResult run(Options options) {
    var format = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
    try {
      return new Runner(options, format).runSingle();
    } catch (RunnerException e) {
      throw new IllegalStateException("See JMH's log", e);
    }
  }

  private static List<IterationResult> rounds(RunResult result) {
    return result.getBenchmarkResults().stream()
        .map(fork -> fork.getIterationResults())
        .flatMap(Collection::stream)
        .toList();
  }

  private static double milliseconds(IterationResult round) {
    return round.getPrimaryResult().getScore();
  }

  private static double reading(IterationResult round, String name) {
    return round.getSecondaryResults().get(name).getScore();
  }

  private static Interval median(
      List<IterationResult> rounds, ToDoubleFunction<IterationResult> value) {
    return Interval.ofMedian(rounds.stream().mapToDouble(value).toArray());
  }
}
