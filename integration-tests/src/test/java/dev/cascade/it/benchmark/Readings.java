package dev.cascade.it.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is read beside the time of a deletion; JMH reports each field under its name. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Readings {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What the deletion allocated on its own thread. JMH's gc profiler reads the same counter, but
   * around the whole iteration: inserting the rows and looking for them afterwards would count too.
   */
  public long allocatedBytes;

  /** Time of raw JDBC's one DELETE, right before. */
  public long oneDeleteNanos;

  /** Time of raw JDBC's DELETE a level, right before. */
  public long aDeleteALevelNanos;

  /** Time of raw JDBC's UPDATE a level, right before. */
  public long anUpdateALevelNanos;

  void whileDoing(Runnable work) {
    var before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    allocatedBytes += THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
