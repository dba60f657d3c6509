package dev.cascade.it.springbatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.springbatch.Mailboxes.Mailbox;
import dev.cascade.spring.batch.CascadeBatchJobs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

class TwoJvmsIT {

  private static final int PARTS = 6;

  @RegisterExtension static final MappedDatabase database = MappedDatabase.of(Mailboxes.ENTITIES);

  private static JobTables tables;

  private final Mailboxes mailboxes = new Mailboxes(database);
  private Process one;
  private Process other;

  @BeforeAll
  static void create() {
    tables = JobTables.at(database.url()).create();
  }

  @BeforeEach
  void begin() throws IOException {
    mailboxes.insertTwo(60, 40);
    one = worker();
    other = worker();
    awaitReady(one);
    awaitReady(other);
  }

  @AfterEach
  void end() {
    one.destroyForcibly();
    other.destroyForcibly();
  }

  @Test
  void twoWorkersShareADelete() throws Exception {
    var execution = delete(Duration.ofMinutes(1));

    assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(mailboxes.numbers()).containsExactly("1|60|2400");
    assertThat(tables.steps())
        .hasSize(2 + 2 * (1 + PARTS))
        .allSatisfy(step -> assertThat(step).contains(" COMPLETED "))
        .contains("1 Mailbox.folders.letters COMPLETED 2400", "2 Mailbox.folders COMPLETED 60");
    var byOne = partsDone(one);
    var byOther = partsDone(other);
    assertThat(byOne).isPositive();
    assertThat(byOther).isPositive();
    assertThat(byOne + byOther).isEqualTo(2 * PARTS);
  }

  @Test
  void theOtherWorkerTakesThePartOfOneThatIsKilled() throws Exception {
    var execution = CompletableFuture.supplyAsync(() -> delete(Duration.ofSeconds(4)));
    awaitTwoAtWork();

    one.destroyForcibly().waitFor();

    assertThat(execution.get().getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(mailboxes.numbers()).containsExactly("1|60|2400");
    assertThat(tables.steps())
        .hasSize(2 + 2 * (1 + PARTS))
        .allSatisfy(step -> assertThat(step).contains(" COMPLETED "));
    assertThat(partsDone(other)).isGreaterThan(PARTS);
  }

  private static JobExecution delete(Duration patience) {
    var jobs = new CascadeBatchJobs(tables.repository(), database.sessions());
    try {
      return tables
          .operator()
          .start(jobs.amongWorkers(Mailbox.class, PARTS, patience), CascadeBatchJobs.roots(1L));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process worker() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-classpath",
            System.getProperty("java.class.path"),
            WorkerJvm.class.getName(),
            database.url())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitReady(Process worker) throws IOException {
    var out = worker.inputReader();
    for (var line = out.readLine(); !WorkerJvm.READY.equals(line); line = out.readLine()) {
      assertThat(line).as("the worker ends without a word").isNotNull();
    }
  }

  private static void awaitTwoAtWork() throws InterruptedException {
    var atWork =
        "select count(*) from batch_step_execution where status = 'STARTED' and step_name like '%:part%'";
    while (!database.rows(atWork).equals(List.of("2"))) {
      Thread.sleep(5);
    }
  }

  private static long partsDone(Process worker) throws IOException {
    try (var in = worker.getOutputStream()) {
      in.write('\n');
    }
    return worker.inputReader().lines().filter(WorkerJvm.DONE::equals).count();
  }
}
