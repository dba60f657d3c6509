package dev.cascade.it.springbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.springbatch.Mailboxes.Mailbox;
import dev.cascade.spring.batch.CascadeBatchJobs;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

class DeletionJobIT {

  @RegisterExtension static final MappedDatabase database = MappedDatabase.of(Mailboxes.ENTITIES);

  private static JobTables tables;

  private final Mailboxes mailboxes = new Mailboxes(database);
  private final JobRepository repository = tables.repository();
  private final JobOperator operator = tables.operator();
  private final EntityManagerFactory factory = database.sessions();

  @BeforeAll
  static void create() {
    tables = JobTables.at(database.url()).create();
  }

  @BeforeEach
  void rows() {
    mailboxes.insertTwo(40, 5);
  }

  @Test
  void aJobDeletesLevelByLevelInThreads() throws Exception {
    var jobs = new CascadeBatchJobs(repository, factory, batches -> batches.chunkSize(500));
    Job job = jobs.inThreads(Mailbox.class, 4, new SimpleAsyncTaskExecutor("delete-"));

    var execution = operator.start(job, CascadeBatchJobs.roots(1L));

    assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(mailboxes.numbers()).containsExactly("1|40|200");
    assertThat(tables.steps())
        .containsExactly(
            "1 Mailbox.folders.letters COMPLETED 200",
            "1 Mailbox.folders.letters:part0 COMPLETED 55",
            "1 Mailbox.folders.letters:part1 COMPLETED 50",
            "1 Mailbox.folders.letters:part2 COMPLETED 50",
            "1 Mailbox.folders.letters:part3 COMPLETED 45",
            "2 Mailbox.folders COMPLETED 40",
            "2 Mailbox.folders:part0 COMPLETED 11",
            "2 Mailbox.folders:part1 COMPLETED 10",
            "2 Mailbox.folders:part2 COMPLETED 10",
            "2 Mailbox.folders:part3 COMPLETED 9",
            "begin COMPLETED 0",
            "finish COMPLETED 1");
  }

  @Test
  void aJobThatFailedGoesOnWithoutThePartsThatAreDone() throws Exception {
    var job = slowly().inThreads(Mailbox.class, 4, new SimpleAsyncTaskExecutor());
    refuseToDelete("letters", 75);

    var failed = operator.start(job, CascadeBatchJobs.roots(1L));

    assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
    var done = 400 - lettersLeft();
    assertThat(done).isBetween(150L, 190L);
    assertThat(tables.steps())
        .containsExactly(
            "1 Mailbox.folders.letters FAILED " + done,
            "1 Mailbox.folders.letters:part0 COMPLETED 55",
            "1 Mailbox.folders.letters:part1 FAILED " + (done - 150),
            "1 Mailbox.folders.letters:part2 COMPLETED 50",
            "1 Mailbox.folders.letters:part3 COMPLETED 45",
            "begin COMPLETED 0");
    database.execute("drop trigger refuse on letters");

    var restarted = operator.start(job, CascadeBatchJobs.roots(1L));

    assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(restarted.getJobInstanceId()).isEqualTo(failed.getJobInstanceId());
    assertThat(tables.steps().subList(6, 9))
        .containsExactly(
            "1 Mailbox.folders.letters COMPLETED " + (200 - done),
            "1 Mailbox.folders.letters:part1 COMPLETED " + (200 - done),
            "2 Mailbox.folders COMPLETED 40");
    assertThat(mailboxes.numbers()).containsExactly("1|40|200");
  }

  @Test
  void whatAJobDeletesMustBeSaid() throws Exception {
    var job = slowly().inThreads(Mailbox.class, 4, new SimpleAsyncTaskExecutor());

    var failed = operator.start(job, new JobParameters());

    assertThat(failed.getAllFailureExceptions())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessageContaining("Give it CascadeBatchJobs.roots(id).");
    assertThat(mailboxes.numbers()).containsExactly("2|80|400");
    assertThatThrownBy(() -> CascadeBatchJobs.roots(List.of(1L)))
        .hasMessageContaining("Give a number, a string or a UUID.");
  }

  private static long lettersLeft() {
    return Long.parseLong(database.rows("select count(*) from letters").get(0));
  }

  private CascadeBatchJobs slowly() {
    return new CascadeBatchJobs(
        repository, factory, batches -> batches.chunkSize(10).pause(Duration.ofMillis(1)));
  }

  private static void refuseToDelete(String table, long id) {
    database.execute(
        """
        create or replace function refuse() returns trigger language plpgsql as $$
          begin raise exception 'no'; end $$;
        create trigger refuse before delete on %s for each row when (old.id = %d)
          execute function refuse()"""
            .formatted(table, id));
  }
}
