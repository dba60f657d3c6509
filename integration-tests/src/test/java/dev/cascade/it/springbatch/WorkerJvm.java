package dev.cascade.it.springbatch;

import dev.cascade.it.springbatch.Mailboxes.Mailbox;
import dev.cascade.spring.batch.CascadeBatchJobs;
import java.time.Duration;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A JVM that does parts of jobs, slowly, until its standard input says anything. */
final class WorkerJvm {

  static final String READY = "ready";
  static final String DONE = "done one";

  private WorkerJvm() {}

  /** Takes the JDBC URL. */
  public static void main(String[] arguments) throws Exception {
    var tables = JobTables.at(arguments[0]);
    try (var sessions =
        new HibernatePersistenceConfiguration("worker")
            .managedClasses(Mailboxes.ENTITIES)
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, tables.source())
            .createEntityManagerFactory()) {
      var jobs =
          new CascadeBatchJobs(
              tables.repository(),
              sessions,
              batches -> batches.chunkSize(10).pause(Duration.ofMillis(20)));
      var worker = jobs.worker(Mailbox.class);
      System.out.println(READY);
      while (System.in.available() == 0) {
        if (worker.workOnce()) {
          System.out.println(DONE);
        } else {
          Thread.sleep(20);
        }
      }
    }
  }
}
