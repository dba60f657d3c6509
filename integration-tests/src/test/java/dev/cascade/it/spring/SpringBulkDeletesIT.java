package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** No method of a repository deletes rows for good of a type whose rows are only marked. */
class SpringBulkDeletesIT {

  private final RunningBlog application = RunningBlog.with();

  @BeforeEach
  void twoMemos() {
    inTransaction(memos -> memos.saveAll(List.of(new Memo("first"), new Memo("second"))));
  }

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void batchDeletesAreRefused() {
    var all = application.memos().findAll();
    var ids = all.stream().map(each -> each.id).toList();

    assertRefused(Memos::deleteAllInBatch);
    assertRefused(memos -> memos.deleteAllInBatch(all));
    assertRefused(memos -> memos.deleteAllByIdInBatch(ids));
    assertRefused(memos -> memos.deleteByQuery("first"));

    assertThat(application.column("memos", "deleted_at")).hasSize(2).containsOnlyNulls();
  }

  @Test
  void otherDeletesMark() {
    inTransaction(memos -> memos.deleteByText("first"));
    inTransaction(memos -> memos.deleteAll());

    assertThat(application.column("memos", "deleted_at")).hasSize(2).doesNotContainNull();
    assertThat(application.memos().count()).isZero();
  }

  private void assertRefused(Consumer<Memos> work) {
    assertThatThrownBy(() -> inTransaction(work))
        .satisfies(
            thrown ->
                assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                    .hasAtLeastOneElementOfType(BulkDeleteRefusedException.class))
        .hasStackTraceContaining("Memo is soft-deletable");
  }

  private void inTransaction(Consumer<Memos> work) {
    new TransactionTemplate(new JpaTransactionManager(application.entityManagers()))
        .executeWithoutResult(status -> work.accept(application.memos()));
  }
}
