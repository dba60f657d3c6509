package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchResult;
import dev.cascade.hibernate.bulk.KeyRange;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.hibernate.bulk.ProgressBar;
import dev.cascade.hibernate.bulk.ProgressLog;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/large-deletes.md shows. */
class LargeDeletesIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Tenant.class, Message.class, Archived.class);

  private EntityManagerFactory factory;

  @BeforeEach
  void rows() {
    factory = database.sessions();
    database.execute(
        """
        insert into tenants (id) values (1), (2), (3);
        insert into messages (id, tenant_id) select n, 1 + n % 3 from generate_series(1, 3000) n;
        insert into archived (id, deleted_at) values (1, now() - interval '100 days'), (2, null)""");
  }

  @Test
  void aTenantGoesInChunks() {
    var result = Cascades.of(factory).inBatches().delete(Tenant.class, 1L);

    assertThat(result.rowsByTable())
        .containsExactly(Map.entry("messages", 1000L), Map.entry("tenants", 1L));
    assertThat(result.isComplete()).isTrue();
  }

  @Test
  void aNightIsLongEnoughOrTheNextOneGoesOn() {
    BatchResult result =
        Cascades.of(factory)
            .inBatches()
            .targetDuration(Duration.ofMillis(20))
            .pause(Duration.ofMillis(5))
            .maxRows(5_000_000)
            .deadline(Duration.ofHours(6))
            .missingIndexes(MissingIndexes.WARN)
            .onProgress(new ProgressLog(Duration.ofSeconds(10)))
            .deleteAll(Tenant.class, List.of(1L, 2L));

    if (!result.isComplete()) {
      System.out.println("To be continued: " + result.stopped());
    }
    assertThat(database.rows("select count(*) from messages")).containsExactly("1000");
  }

  @Test
  void whatAQueryFindsAndWhatWasDeletedLongAgo() {
    var batches = Cascades.of(factory).inBatches().chunkSize(500);

    batches.deleteWhere("from Message m where m.id <= :last", Map.of("last", 2_000L));
    batches.purge(Archived.class, Duration.ofDays(90));

    assertThat(database.rows("select count(*) from messages")).containsExactly("1000");
    assertThat(database.rows("select id from archived")).containsExactly("2");
  }

  @Test
  void severalWorkersShareTheSteps() {
    var steps = Cascades.of(factory).inBatches().steps(Tenant.class, List.of(1L));

    steps.begin();
    for (var step = 0; step < steps.names().size(); step++) {
      for (KeyRange part : steps.split(step, 4)) {
        steps.run(step, part); // in this JVM or another
      }
    }
    steps.finish();

    assertThat(database.rows("select count(*) from messages")).containsExactly("2000");
  }

  @Test
  void aBarOnTheConsole() {
    var result =
        Cascades.of(factory)
            .inBatches()
            .onProgress(new ProgressBar(System.out))
            .delete(Tenant.class, 3L);

    assertThat(result.total()).isEqualTo(1001);
  }

  @Entity(name = "Tenant")
  @Table(name = "tenants")
  static class Tenant {

    @Id Long id;

    @OneToMany(mappedBy = "tenant")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Message> messages = new ArrayList<>();
  }

  @Entity(name = "Message")
  @Table(name = "messages", indexes = @Index(columnList = "tenant_id, id"))
  static class Message {

    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "tenant_id")
    Tenant tenant;
  }

  @Entity(name = "Archived")
  @Table(name = "archived")
  static class Archived extends SoftDeletable {

    @Id Long id;
  }
}
