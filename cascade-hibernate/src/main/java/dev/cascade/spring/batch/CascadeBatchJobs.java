package dev.cascade.spring.batch;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.core.task.TaskExecutor;

/**
 * Deletes in batches as Spring Batch jobs: a step {@code begin}, one for each level of rows, cut
 * into parts by their keys, and a step {@code finish}.
 *
 * <p>A job is for one entity; which rows it deletes, its {@link #roots parameters} say. Started
 * again with the same ones after a failure, it leaves out what is done.
 */
public final class CascadeBatchJobs {

  private static final int LONGEST_STEP_NAME = 80;

  private final JobRepository repository;
  private final EntityManagerFactory sessions;
  private final UnaryOperator<BatchRequest> options;

  /** With the options that a {@link BatchRequest} has by itself. */
  public CascadeBatchJobs(JobRepository repository, EntityManagerFactory sessions) {
    this(repository, sessions, UnaryOperator.identity());
  }

  /**
   * With options.
   *
   * @param options sets them, for each part anew; what it says of {@code cancelWhen} is not heard:
   *     a job is stopped by Spring Batch's own means
   */
  public CascadeBatchJobs(
      JobRepository repository,
      EntityManagerFactory sessions,
      UnaryOperator<BatchRequest> options) {
    this.repository = repository;
    this.sessions = sessions;
    this.options = options;
  }

  /**
   * Which rows a job deletes.
   *
   * @param ids numbers, strings or UUIDs; at least one
   * @throws IllegalArgumentException if there is none, or one of another type
   */
  public static JobParameters roots(Object... ids) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("No row is named. Give at least one identifier.");
    }
    return RootIds.toParameters(List.of(ids));
  }

  /**
   * A job whose parts run in threads of this JVM.
   *
   * @param entity the exact type of the rows
   * @param parts into how many a step is cut, where it can be
   * @throws IllegalArgumentException if the class is no entity
   */
  public Job inThreads(Class<?> entity, int parts, TaskExecutor threads) {
    return job(
        entity,
        step -> {
          var handler = new TaskExecutorPartitionHandler();
          handler.setStep(step);
          handler.setTaskExecutor(threads);
          handler.setGridSize(parts);
          return handler;
        });
  }

  /**
   * A job whose parts wait in the job repository for {@link #worker workers}, in this JVM or
   * others. It waits for them as long as it takes.
   *
   * @param entity the exact type of the rows
   * @param parts into how many a step is cut, where it can be
   * @param patience how long a worker may say nothing, which it does about once a second, or after
   *     each chunk that takes longer: then another worker may take its part
   * @throws IllegalArgumentException if the class is no entity
   */
  public Job amongWorkers(Class<?> entity, int parts, Duration patience) {
    return job(entity, step -> new PolledParts(repository, parts, patience));
  }

  /** One that does parts of the jobs {@link #amongWorkers} for an entity. */
  public PartWorker worker(Class<?> entity) {
    return new PartWorker(repository, name(entity), levels(entity));
  }

  private interface Handlers {
    PartitionHandler of(Step step);
  }

  private Job job(Class<?> entity, Handlers handlers) {
    var begin = step(entity, (steps, part) -> steps.begin()).named("begin");
    var job = new JobBuilder(name(entity), repository).start(begin);
    var levels = levels(entity);
    for (var i = 0; i < levels.size(); i++) {
      job.next(partitioned(levels.get(i), new KeyPartitioner(entity, i, this::request), handlers));
    }
    return job.next(step(entity, (steps, part) -> steps.finish()).named("finish")).build();
  }

  private Step partitioned(Step level, KeyPartitioner partitioner, Handlers handlers) {
    return new StepBuilder(level.getName(), repository)
        .partitioner(level.getName(), partitioner)
        .partitionHandler(handlers.of(level))
        .build();
  }

  private List<DeletionStep> levels(Class<?> entity) {
    var names = request().steps(entity, List.of()).names();
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                step(entity, (steps, part) -> steps.run(i, part))
                    .named(stepName(i + 1, names.get(i))))
        .toList();
  }

  private DeletionStep step(Class<?> entity, DeletionStep.Piece piece) {
    return new DeletionStep(repository, entity, this::request, piece);
  }

  private BatchRequest request() {
    return options.apply(Cascades.of(sessions).inBatches());
  }

  private String name(Class<?> entity) {
    return "delete " + sessions.getMetamodel().entity(entity).getName();
  }

  // The job repository's column has 100 characters.
  private static String stepName(int number, String path) {
    var name = number + " " + path;
    return name.substring(0, Math.min(name.length(), LONGEST_STEP_NAME));
  }
}
