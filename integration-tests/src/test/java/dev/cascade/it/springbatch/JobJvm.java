package dev.cascade.it.springbatch;

import dev.cascade.it.springbatch.Mailboxes.Mailbox;
import dev.cascade.spring.batch.CascadeBatchJobs;
import java.time.Duration;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** A JVM that deletes a mailbox by a job in threads, slowly, to be killed meanwhile. */
final class JobJvm {

  private JobJvm() {}

  /** Takes the JDBC URL. */
  public static void main(String[] arguments) throws Exception {
    var tables = JobTables.at(arguments[0]);
    try (var sessions =
        new HibernatePersistenceConfiguration("job")
            .managedClasses(Mailboxes.ENTITIES)
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, tables.source())
            .createEntityManagerFactory()) {
      var jobs =
          new CascadeBatchJobs(
              tables.repository(),
              sessions,
              batches -> batches.chunkSize(5).pause(Duration.ofMillis(50)));
      // One part after another: some are done when it is killed, others are not.
      var threads = new SimpleAsyncTaskExecutor();
      threads.setConcurrencyLimit(1);
      tables
          .operator()
          .start(jobs.inThreads(Mailbox.class, 4, threads), CascadeBatchJobs.roots(1L));
    }
  }
}
