package dev.cascade.spring.batch;

import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Does parts of jobs that are shared {@link CascadeBatchJobs#amongWorkers among workers}. For
 * several threads, and as many JVMs as are wanted.
 */
public final class PartWorker {

  private final JobRepository repository;
  private final String job;
  private final List<? extends Step> steps;

  PartWorker(JobRepository repository, String job, List<? extends Step> steps) {
    this.repository = repository;
    this.job = job;
    this.steps = List.copyOf(steps);
  }

  /**
   * Does one part that waits, of any running job for the entity. How it ended stands in the job
   * repository.
   *
   * @return whether one was waiting that no other worker took; if not, ask again later
   */
  public boolean workOnce() {
    return repository.findRunningJobExecutions(job).stream()
        .filter(each -> each.getStatus() == BatchStatus.STARTED)
        .flatMap(each -> each.getStepExecutions().stream())
        .filter(each -> each.getStatus() == BatchStatus.STARTING)
        .filter(each -> PartContext.isIn(each.getExecutionContext()))
        .anyMatch(each -> stepOf(each).filter(step -> isDone(step, each)).isPresent());
  }

  private Optional<? extends Step> stepOf(StepExecution part) {
    var name = part.getStepName();
    var end = name.lastIndexOf(':');
    return steps.stream().filter(each -> each.getName().equals(name.substring(0, end))).findFirst();
  }

  // A step stores first that it has started: by the version of its execution, one worker can.
  private static boolean isDone(Step step, StepExecution part) {
    try {
      step.execute(part);
      return true;
    } catch (OptimisticLockingFailureException anotherWorkerWasFaster) {
      return false;
    } catch (JobInterruptedException stopped) {
      return true;
    }
  }
}
