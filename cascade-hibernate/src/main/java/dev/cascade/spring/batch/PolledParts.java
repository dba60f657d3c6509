package dev.cascade.spring.batch;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Leaves the parts of a step in the job repository until {@link PartWorker workers} have done them.
 * A part whose worker says nothing for too long waits for another one.
 */
final class PolledParts implements PartitionHandler {

  private static final long POLL_MILLIS = 200;

  private final JobRepository repository;
  private final int parts;
  private final Duration patience;

  PolledParts(JobRepository repository, int parts, Duration patience) {
    this.repository = repository;
    this.parts = parts;
    this.patience = patience;
  }

  @Override
  public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution manager)
      throws Exception {
    var ids =
        splitter.split(manager, parts).stream()
            .map(StepExecution::getId)
            .collect(Collectors.toSet());
    var signs = new HashMap<Long, Sign>();
    for (; ; Thread.sleep(POLL_MILLIS)) {
      var job = Objects.requireNonNull(repository.getJobExecution(manager.getJobExecutionId()));
      var running = running(job, ids);
      if (running.isEmpty()) {
        return job.getStepExecutions().stream().filter(each -> ids.contains(each.getId())).toList();
      }
      running.forEach(each -> watch(each, job, signs));
    }
  }

  private static List<StepExecution> running(JobExecution job, Set<Long> ids) {
    return job.getStepExecutions().stream()
        .filter(each -> ids.contains(each.getId()) && each.getStatus().isRunning())
        .toList();
  }

  private void watch(StepExecution part, JobExecution job, Map<Long, Sign> signs) {
    var isWaiting = part.getStatus() == BatchStatus.STARTING;
    var isSilent = signs.merge(part.getId(), Sign.of(part), Sign::orNewer).isOlderThan(patience);
    if (job.getStatus() == BatchStatus.STOPPING && (isWaiting || isSilent)) {
      part.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
      store(part, BatchStatus.STOPPED);
    } else if (isSilent && !isWaiting) {
      store(part, BatchStatus.STARTING);
    }
  }

  private void store(StepExecution part, BatchStatus status) {
    part.setStatus(status);
    try {
      repository.update(part);
    } catch (OptimisticLockingFailureException itsWorkerWasFaster) {
      // Looked at again with the next poll.
    }
  }

  /** A version of a step execution, and when it was seen first by the clock of this JVM. */
  private record Sign(@Nullable Integer version, long nanos) {

    static Sign of(StepExecution execution) {
      return new Sign(execution.getVersion(), System.nanoTime());
    }

    Sign orNewer(Sign now) {
      return Objects.equals(version, now.version) ? this : now;
    }

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - nanos > age.toNanos();
    }
  }
}
