package dev.cascade.it.benchmark;

import com.sun.management.ThreadMXBean;
import dev.cascade.hibernate.CascadeSettings;
import dev.cascade.it.support.Schema;
import dev.cascade.it.support.TestPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;

/**
 * Measures what rules cost a flush that finds nothing changed in 10 000 managed entities: against
 * Hibernate alone with the same cascades in JPA's words, and against Hibernate without any.
 *
 * <p>Each shape has a JVM of its own. In it the rivals take turns, each flushing a session of its
 * own, and the ratio is the median of the ratios of each turn; sessions are loaded anew several
 * times, as where they lie in memory matters.
 */
final class CleanFlush {

  private static final Map<String, String> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("10 000 entities without rules", "from Plain");
    SHAPES.put(
        "2 000 parents with 4 loaded children each",
        "select distinct p from Parent p join fetch p.children where p.id <= 2000");
    SHAPES.put("10 000 parents with unloaded collections", "from Parent");
    SHAPES.put(
        "5 000 one-to-ones and many-to-ones",
        "from Person p join fetch p.passport join fetch p.country");
  }

  private static final List<String> RIVALS =
      List.of("with rules", "JPA cascades alone", "no cascades");
  private static final int LOADS = 6;
  private static final int WARM_UP = 400;
  private static final int TURNS = 200;

  private CleanFlush() {}

  /**
   * Prints one line a shape and rival; an argument tells the number of the one shape to measure.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0) {
      for (var i = 0; i < SHAPES.size(); i++) {
        measureInOwnJvm(i);
      }
      return;
    }
    var shape = List.copyOf(SHAPES.keySet()).get(Integer.parseInt(args[0]));
    try (var schema = TestPostgres.server().newSchema()) {
      var factories = boot(schema);
      schema.execute(CleanFlushDomain.ROWS);
      print(shape, measure(SHAPES.get(shape), factories));
      factories.forEach(SessionFactory::close);
    }
  }

  private static void measureInOwnJvm(int shape) throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-classpath",
            System.getProperty("java.class.path"),
            CleanFlush.class.getName(),
            Integer.toString(shape))
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static List<SessionFactory> boot(Schema schema) {
    Map<String, Object> ours =
        Map.of(
            AvailableSettings.JAKARTA_NON_JTA_DATASOURCE,
            schema.dataSource(),
            AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION,
            "create");
    Map<String, Object> alone =
        Map.of(
            AvailableSettings.JAKARTA_NON_JTA_DATASOURCE,
            schema.dataSource(),
            CascadeSettings.ENABLED,
            "false");
    return List.of(
        CleanFlushDomain.boot(ours, true),
        CleanFlushDomain.boot(alone, true),
        CleanFlushDomain.boot(alone, false));
  }

  private static List<Turn> measure(String query, List<SessionFactory> factories) {
    var result = new ArrayList<Turn>();
    for (var load = 0; load < LOADS; load++) {
      var sessions = factories.stream().map(each -> load(each, query)).toList();
      System.gc();
      for (var turn = -WARM_UP; turn < TURNS; turn++) {
        var measured = Turn.of(sessions, turn + WARM_UP);
        if (turn >= 0) {
          result.add(measured);
        }
      }
      sessions.forEach(Session::close);
    }
    return result;
  }

  private static Session load(SessionFactory factory, String query) {
    var session = factory.openSession();
    session.beginTransaction();
    session.createSelectionQuery(query, Object.class).getResultList();
    session.flush();
    return session;
  }

  private static void print(String shape, List<Turn> turns) {
    System.out.println(shape);
    for (var rival = 1; rival < RIVALS.size(); rival++) {
      var other = rival;
      System.out.printf(
          Locale.ROOT,
          "  against %-20s time %.3f (%.3f ms / %.3f ms), allocated bytes %.3f%n",
          RIVALS.get(other),
          median(turns.stream().mapToDouble(each -> each.nanos(0) / each.nanos(other)).toArray()),
          median(turns.stream().mapToDouble(each -> each.nanos(0) / 1e6).toArray()),
          median(turns.stream().mapToDouble(each -> each.nanos(other) / 1e6).toArray()),
          median(turns.stream().mapToDouble(each -> each.bytes(0) / each.bytes(other)).toArray()));
    }
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  /**
   * One flush of each rival, right after each other.
   *
   * @param all CPU nanoseconds and allocated bytes of each; other processes must not count
   */
  private record Turn(double[][] all) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Turn of(List<Session> sessions, int number) {
      var all = new double[sessions.size()][];
      for (var i = 0; i < all.length; i++) {
        var rival = (i + number) % all.length;
        all[rival] = flush(sessions.get(rival));
      }
      return new Turn(all);
    }

    private static double[] flush(Session session) {
      var bytes = THREADS.getCurrentThreadAllocatedBytes();
      var nanos = THREADS.getCurrentThreadCpuTime();
      session.flush();
      return new double[] {
        THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes
      };
    }

    double nanos(int rival) {
      return all[rival][0];
    }

    double bytes(int rival) {
      return all[rival][1];
    }
  }
}
