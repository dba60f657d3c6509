package dev.cascade.spring.batch;

import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.hibernate.bulk.BatchResult;
import dev.cascade.hibernate.bulk.BatchSteps;
import dev.cascade.hibernate.bulk.KeyRange;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A piece of a delete in batches. The write count tells its rows.
 *
 * <p>No tasklet: that would hold a transaction around those of the chunks.
 */
final class DeletionStep extends AbstractStep {

  /** What it does, in a part of its rows. */
  interface Piece {
    BatchResult run(BatchSteps steps, KeyRange part);
  }

  private final Class<?> entity;
  private final Supplier<BatchRequest> request;
  private final Piece piece;

  DeletionStep(
      JobRepository repository, Class<?> entity, Supplier<BatchRequest> request, Piece piece) {
    super(repository);
    this.entity = entity;
    this.request = request;
    this.piece = piece;
    setObservationRegistry(ObservationRegistry.NOOP);
  }

  DeletionStep named(String name) {
    setName(name);
    return this;
  }

  @Override
  protected void doExecute(StepExecution execution) throws JobInterruptedException {
    var pulse = new Pulse(getJobRepository(), execution);
    var steps =
        request
            .get()
            .onProgress(pulse)
            .cancelWhen(execution::isTerminateOnly)
            .steps(entity, RootIds.of(execution.getJobParameters()));
    var result = piece.run(steps, PartContext.range(execution.getExecutionContext()));
    pulse.set(result.total());
    if (!result.isComplete()) {
      throw new JobInterruptedException("Stopped: " + result.stopped());
    }
  }
}
