package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.it.bulk.Library.Book;
import dev.cascade.it.bulk.Library.Writer;
import dev.cascade.it.mapping.MappedDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchedSoftDeleteIT {

  @RegisterExtension static final MappedDatabase database = Library.onPostgres();

  @BeforeAll
  static void index() {
    database.execute(Library.INDEXES);
  }

  @BeforeEach
  void twoWriters() {
    Library.insert(database, 1, 12, 3);
    Library.insert(database, 2, 2, 2);
  }

  @Test
  void rowsAreMarkedInChunksByOneDeletion() {
    var result = batches().chunkSize(5).delete(Writer.class, 1L);

    assertThat(result.rowsByTable())
        .containsExactlyInAnyOrderEntriesOf(Map.of("writers", 1L, "books", 12L, "pages", 36L));
    assertThat(live()).containsExactly("1|2|4");
    assertThat(marks()).hasSize(1);
  }

  @Test
  void aRestoreBringsBackExactlyWhatWentAlsoAfterAStop() {
    database.inTransaction(session -> session.remove(session.find(Book.class, 1003L)));

    var first = batches().chunkSize(5).maxRows(17).delete(Writer.class, 1L);

    assertThat(first.isComplete()).isFalse();
    assertThat(database.rows("select id from writers where deleted_at is not null"))
        .containsExactly("1");

    var second = batches().chunkSize(5).delete(Writer.class, 1L);

    assertThat(second.isComplete()).isTrue();
    assertThat(first.total() + second.total()).isEqualTo(1 + 11 + 33);
    assertThat(live()).containsExactly("1|2|4");

    database.inTransaction(session -> Cascades.of(session).restore(Writer.class, 1L));

    assertThat(live()).containsExactly("2|13|37");
    assertThat(database.rows("select id from books where deleted_at is not null"))
        .containsExactly("1003");
  }

  @Test
  void aDeleteByQueryGoesOnWithTheRootsItHasMarked() {
    batches()
        .chunkSize(5)
        .maxRows(3)
        .deleteWhere("from Writer w where w.id < :id", Map.of("id", 9L));

    assertThat(live()).isNotEqualTo(List.of("0|0|0"));

    batches().chunkSize(5).deleteWhere("from Writer w where w.id < :id", Map.of("id", 9L));

    assertThat(live()).containsExactly("0|0|0");
  }

  @Test
  void whatWasMarkedLongAgoIsPurgedInChunks() {
    batches().delete(Writer.class, 1L);
    database.execute("update writers set deleted_at = deleted_at - interval '2 days' where id = 1");

    var nothing = batches().purge(Writer.class, Duration.ofDays(3));
    var all = batches().chunkSize(5).purge(Writer.class, Duration.ofDays(1));

    assertThat(nothing.total()).isZero();
    assertThat(all.rowsByTable())
        .containsExactlyInAnyOrderEntriesOf(Map.of("writers", 1L, "books", 12L, "pages", 36L));
    assertThat(rows()).containsExactly("1|2|4");
  }

  @Test
  void aRootWithALiveRowBelowItIsLeftByThePurge() {
    batches().delete(Writer.class, 1L);
    database.execute("update pages set deleted_at = null, deletion_id = null where id = 100101");

    var result = batches().purge(Writer.class, Duration.ZERO);

    assertThat(result.kept()).isEqualTo(1);
    assertThat(result.total()).isZero();
    assertThat(rows()).containsExactly("2|14|40");
  }

  private static List<String> live() {
    return database.rows(
        "select (select count(*) from writers where deleted_at is null), (select count(*) from books where deleted_at is null), (select count(*) from pages where deleted_at is null)");
  }

  private static List<String> rows() {
    return database.rows(
        "select (select count(*) from writers), (select count(*) from books), (select count(*) from pages)");
  }

  private static List<String> marks() {
    return database.rows(
        "select deleted_at, deletion_id from writers where deleted_at is not null union select deleted_at, deletion_id from books where deleted_at is not null union select deleted_at, deletion_id from pages where deleted_at is not null");
  }

  private static BatchRequest batches() {
    return Cascades.of(database.sessions()).inBatches();
  }
}
