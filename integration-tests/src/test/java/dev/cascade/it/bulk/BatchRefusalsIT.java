package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cascade.hibernate.bulk.MissingIndexException;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.hibernate.bulk.NewcomersRefusedException;
import dev.cascade.hibernate.bulk.StopReason;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.domain.Department;
import dev.cascade.it.domain.User;
import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchRefusalsIT {

  @RegisterExtension static final MappedDatabase database = Blog.onPostgres();

  private static Blog blog;

  @BeforeAll
  static void index() {
    blog = Blog.indexed(database);
  }

  @Test
  void whatRefusesIsToldBeforeTheFirstChunk() {
    database.execute(
        "insert into departments (id, name) values (1, 'd'); insert into employees (id, name, department_id) values (7, 'e', 1)");

    assertThatExceptionOfType(DeleteRefusedException.class)
        .isThrownBy(() -> blog.batches().delete(Department.class, 1L))
        .withMessageContaining(
            "Department is referred to by 1 row over Employee.department: Employee#7; employees.department_id is ON DELETE RESTRICT");
    assertThat(database.rows("select id from departments")).containsExactly("1");
  }

  @Test
  void rowsThatComeMeanwhileGoToo() {
    aUserWithComments();
    var done = new boolean[1];

    var result =
        blog.batches()
            .chunkSize(5)
            .onProgress(
                each -> {
                  if (each.step().equals("User.posts") && !done[0]) {
                    done[0] = true;
                    insertAfterwards();
                  }
                })
            .delete(User.class, 1L);

    assertThat(done[0]).isTrue();
    assertThat(result.isComplete()).isTrue();
    // The late ones went with their post, by the database.
    assertThat(result.rows("comments")).isEqualTo(30);
    assertThat(blog.numbers()).containsExactly("0|0|0");
  }

  @Test
  void rowsThatComeMeanwhileAreRefusedWhereAskedFor() {
    blog.insertUsers(1);
    var done = new boolean[1];

    assertThatExceptionOfType(NewcomersRefusedException.class)
        .isThrownBy(
            () ->
                blog.batches()
                    .refuseNewcomers()
                    .cancelWhen(
                        () -> {
                          // Asked before each transaction; the last level is done by then.
                          var posts = database.sent().all().stream();
                          if (!done[0] && posts.anyMatch(each -> each.contains("profiles"))) {
                            done[0] = true;
                            database.execute(
                                "insert into posts (title, user_id) values ('late', 1)");
                          }
                          return false;
                        })
                    .delete(User.class, 1L))
        .withMessageStartingWith("1 rows of User.posts came while their parent was being deleted.");
    assertThat(blog.numbers()).containsExactly("1|1|0");
  }

  @Test
  void lockedRowsArePassedOver() {
    aUserWithComments();

    database.inTransaction(
        session -> {
          session
              .createNativeQuery("select id from comments where id = 3002 for update", Long.class)
              .getSingleResult();

          var result = blog.batches().chunkSize(4).skipLocked().delete(User.class, 1L);

          assertThat(result.stopped()).isEqualTo(StopReason.LOCKED_ROWS);
          assertThat(database.rows("select id from comments")).containsExactly("3002");
          assertThat(database.rows("select id from users")).containsExactly("1");
        });

    assertThat(blog.batches().skipLocked().delete(User.class, 1L).isComplete()).isTrue();
    assertThat(blog.numbers()).containsExactly("0|0|0");
  }

  @Test
  void aKeyWithoutIndexIsNamedWithTheStatementThatMakesOne() {
    aUserWithComments();
    database.execute("drop index comments_post_id_id_idx");
    try {
      assertThatExceptionOfType(MissingIndexException.class)
          .isThrownBy(() -> blog.batches().delete(User.class, 1L))
          .withMessage(
              "1 foreign keys have no index, so each chunk would read the whole table. Run: create index on comments (post_id, id); Or ask for missingIndexes(WARN).");
      assertThat(blog.numbers()).containsExactly("1|10|30");

      var result = blog.batches().missingIndexes(MissingIndexes.WARN).delete(User.class, 1L);

      assertThat(result.rows("comments")).isEqualTo(30);
      assertThat(blog.numbers()).containsExactly("0|0|0");
    } finally {
      database.execute("create index on comments (post_id, id)");
    }
  }

  private static void aUserWithComments() {
    blog.insertUsers(1);
    blog.insertPosts(1, 10, 3);
  }

  // Below a post that is about to go.
  private static void insertAfterwards() {
    database.execute(
        "insert into comments (id, content, post_id) select n, 'late', (select max(id) from posts) from generate_series(1, 2) n");
  }
}
