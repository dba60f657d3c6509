package dev.cascade.spring.batch;

import dev.cascade.hibernate.bulk.BatchProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Writes about once a second how far a step has come: others see that it lives, and it learns
 * whether its job shall stop.
 */
final class Pulse implements Consumer<BatchProgress> {

  private static final long NANOS_BETWEEN = TimeUnit.SECONDS.toNanos(1);

  private final JobRepository repository;
  private final StepExecution execution;
  private final long before;
  private long last = System.nanoTime();

  Pulse(JobRepository repository, StepExecution execution) {
    this.repository = repository;
    this.execution = execution;
    this.before = execution.getWriteCount();
  }

  @Override
  public void accept(BatchProgress progress) {
    set(progress.rows());
    if (System.nanoTime() - last >= NANOS_BETWEEN) {
      repository.update(execution);
      last = System.nanoTime();
    }
  }

  void set(long rows) {
    execution.setWriteCount(before + rows);
  }
}
