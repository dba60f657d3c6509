package dev.cascade.it.benchmark;

import dev.cascade.it.benchmark.rival.Rival;
import dev.cascade.it.support.TestPostgres;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One deletion of one user by one rival, after one by each kind of raw JDBC. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Deletion {

  /** System property with the server's address. */
  static final String SERVER = "benchmark.jdbc-url";

  @Param public Rival rival;

  @Param("100")
  public int posts;

  private RivalDatabase oneDelete;
  private RivalDatabase aDeleteALevel;
  private RivalDatabase anUpdateALevel;
  private RivalDatabase measured;
  private long oneDeleteNanos;
  private long aDeleteALevelNanos;
  private long anUpdateALevelNanos;

  @Setup
  public void open() {
    oneDelete = database(Rival.ONE_DELETE);
    aDeleteALevel = database(Rival.A_DELETE_A_LEVEL);
    anUpdateALevel = database(Rival.AN_UPDATE_A_LEVEL);
    measured = database(rival);
  }

  // Raw JDBC each time anew: what else the machine does slows down all of them.
  @Setup(Level.Invocation)
  public void prepare() {
    oneDeleteNanos = oneDelete.nanosForAUser();
    aDeleteALevelNanos = aDeleteALevel.nanosForAUser();
    anUpdateALevelNanos = anUpdateALevel.nanosForAUser();
    measured.insertUser();
  }

  @Benchmark
  public void deleteUser(Readings readings) {
    readings.whileDoing(measured::deleteUser);
    // Here, since JMH gives counters to the benchmark's own method only.
    readings.oneDeleteNanos = oneDeleteNanos;
    readings.aDeleteALevelNanos = aDeleteALevelNanos;
    readings.anUpdateALevelNanos = anUpdateALevelNanos;
  }

  @TearDown(Level.Invocation)
  public void requireUserGone() {
    measured.requireUserGone();
  }

  @TearDown
  public void close() {
    List.of(oneDelete, aDeleteALevel, anUpdateALevel, measured).forEach(RivalDatabase::close);
  }

  private RivalDatabase database(Rival each) {
    var server = TestPostgres.at(System.getProperty(SERVER));
    return RivalDatabase.open(server, each, posts, UnaryOperator.identity());
  }
}
