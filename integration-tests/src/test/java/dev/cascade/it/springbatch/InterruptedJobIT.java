package dev.cascade.it.springbatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.springbatch.Mailboxes.Mailbox;
import dev.cascade.spring.batch.CascadeBatchJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

class InterruptedJobIT {

  @RegisterExtension static final MappedDatabase database = MappedDatabase.of(Mailboxes.ENTITIES);

  private static JobTables tables;

  private final Mailboxes mailboxes = new Mailboxes(database);

  @BeforeAll
  static void create() {
    tables = JobTables.at(database.url()).create();
  }

  @BeforeEach
  void rows() {
    mailboxes.insertTwo(40, 5);
  }

  @Test
  void aJobThatIsKilledIsRecoveredAndGoesOn() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                JobJvm.class.getName(),
                database.url())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitPart("COMPLETED");
    process.destroyForcibly().waitFor();
    var done = count("status = 'COMPLETED' and step_name like '%:part%'");
    assertThat(done).isBetween(1L, 3L);
    assertThat(mailboxes.numbers().get(0)).startsWith("2|80|").isNotEqualTo("2|80|400");

    tables.operator().recover(last());
    var restarted = start(job(new CascadeBatchJobs(tables.repository(), database.sessions())));

    assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(mailboxes.numbers()).containsExactly("1|40|200");
    assertThat(
            count(
                "job_execution_id = %d and step_name like '1 %%:part%%'"
                    .formatted(restarted.getId())))
        .isEqualTo(4 - done);
  }

  @Test
  void aJobThatIsStoppedGoesOn() throws Exception {
    var slow =
        new CascadeBatchJobs(
            tables.repository(),
            database.sessions(),
            batches -> batches.chunkSize(1).pause(Duration.ofMillis(50)));
    var running = CompletableFuture.supplyAsync(() -> start(job(slow)));
    awaitPart("STARTED");
    tables.operator().stop(last());

    assertThat(running.get().getStatus()).isEqualTo(BatchStatus.STOPPED);
    assertThat(mailboxes.numbers()).isNotEqualTo(List.of("1|40|200"));
    var restarted = start(job(new CascadeBatchJobs(tables.repository(), database.sessions())));

    assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(mailboxes.numbers()).containsExactly("1|40|200");
  }

  private static Job job(CascadeBatchJobs jobs) {
    return jobs.inThreads(Mailbox.class, 4, new SimpleAsyncTaskExecutor());
  }

  private static JobExecution start(Job job) {
    try {
      return tables.operator().start(job, CascadeBatchJobs.roots(1L));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JobExecution last() {
    return tables.repository().getLastJobExecution("delete Mailbox", CascadeBatchJobs.roots(1L));
  }

  private static void awaitPart(String status) throws InterruptedException {
    while (count("status = '%s' and step_name like '%%:part%%'".formatted(status)) == 0) {
      Thread.sleep(5);
    }
  }

  private static long count(String condition) {
    return Long.parseLong(
        database.rows("select count(*) from batch_step_execution where " + condition).get(0));
  }
}
