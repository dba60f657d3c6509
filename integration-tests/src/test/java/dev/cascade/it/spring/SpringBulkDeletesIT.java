package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
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
  void batchDeletesMark() {
    var all = application.memos().findAll();
    var ids = all.stream().map(each -> each.id).toList();

    inTransaction(memos -> memos.deleteAllInBatch(all.subList(0, 1)));
    assertThat(application.memos().count()).isEqualTo(1);
    inTransaction(memos -> memos.deleteAllByIdInBatch(ids));

    assertAllMarked();
  }

  @Test
  void aBatchDeleteOfAllMarks() {
    inTransaction(Memos::deleteAllInBatch);

    assertAllMarked();
  }

  @Test
  void aModifyingQueryMarks() {
    inTransaction(memos -> memos.deleteByQuery("first"));
    assertThat(application.memos().count()).isEqualTo(1);
    inTransaction(memos -> memos.deleteByQuery("second"));

    assertAllMarked();
  }

  @Test
  void otherDeletesMark() {
    inTransaction(memos -> memos.deleteByText("first"));
    inTransaction(memos -> memos.deleteAll());

    assertAllMarked();
  }

  private void assertAllMarked() {
    assertThat(application.column("memos", "deleted_at")).hasSize(2).doesNotContainNull();
    assertThat(application.memos().count()).isZero();
  }

  private void inTransaction(Consumer<Memos> work) {
    new TransactionTemplate(new JpaTransactionManager(application.entityManagers()))
        .executeWithoutResult(status -> work.accept(application.memos()));
  }
}
