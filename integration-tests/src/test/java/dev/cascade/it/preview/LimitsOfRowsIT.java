package dev.cascade.it.preview;

import static dev.cascade.it.preview.Measured.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.TooManyRowsException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.preview.Blog.Draft;
import dev.cascade.it.preview.Blog.User;
import dev.cascade.preview.RowCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsOfRowsIT {

  @RegisterExtension static final MappedDatabase blog = MappedDatabase.of(Blog.ENTITIES);

  @BeforeEach
  void oneUser() {
    blog.save(Blog.user(1));
  }

  @Test
  void countingStopsBeyondTheLimit() {
    var plan = in(blog, session -> Cascades.of(session).deleting(User.class, 1L).limit(2).plan());

    assertThat(plan.toString())
        .isEqualTo(
            """
            User: DELETE 1 row
              User.drafts: SET NULL 0 rows or more, as a set (User.drafts has no DELETE, so drafts.user_id becomes NULL; nothing needs the instances)
              User.posts: DELETE 2 rows or more, as a set (User.posts has DELETE; nothing needs the instances)
                User.posts.comments: DELETE 0 rows or more, as a set (Post.comments has DELETE; nothing needs the instances)
                User.posts.tags: UNLINK 0 rows or more, as a set (post_tags.Post_id refers to the deleted Post; nothing needs the instances)
              User.profile: DELETE 0 rows or more, as a set (User.profile has DELETE; nothing needs the instances)
              User[Order.customer]: REFUSE 0 rows or more, by a query (orders.customer_id is ON DELETE RESTRICT)
            total: 3 rows or more""");
  }

  @Test
  void noMoreRowsAreFetchedThanTheLimitNeeds() {
    var sql =
        blog.recordSql(session -> Cascades.of(session).deleting(User.class, 1L).limit(2).plan());

    assertThat(sql.all())
        .containsExactly(
            "select u1_0.id from users u1_0 where u1_0.id in (?)",
            "select p1_0.id from posts p1_0 where p1_0.user_id in (?) fetch first ? rows only");
  }

  @Test
  void aLimitThatIsNotReachedChangesNothing() {
    var plan = in(blog, session -> Cascades.of(session).deleting(User.class, 1L).limit(11).plan());

    assertThat(plan.preview().total()).isEqualTo(RowCount.exactly(11));
  }

  @Test
  void aCappedPlanIsCarriedOutInFull() {
    blog.inTransaction(
        session ->
            assertThat(
                    Cascades.of(session).deleting(User.class, 1L).limit(2).plan().execute().total())
                .isEqualTo(11));

    assertThat(blog.rows("select count(*) from comments")).containsExactly("0");
  }

  @Test
  void moreRowsThanAllowedAreRefusedBeforeAnythingIsSent() {
    var sql =
        blog.recordSql(
            session -> {
              session.persist(new Draft(5, session.find(User.class, 1L)));
              var request = Cascades.of(session).deleting(User.class, 1L).maxRows(10);
              var refused = catchThrowableOfType(TooManyRowsException.class, request::execute);
              assertThat(refused)
                  .hasMessageStartingWith(
                      "The delete would take 11 rows, and maxRows is 10:\nUser: DELETE 1 row\n")
                  .hasMessageContaining("\n    User.posts.comments: DELETE 4 rows, as a set")
                  .hasMessageEndingWith(
                      "\nNothing was deleted. Raise maxRows, or delete in portions.");
              assertThat(refused.maxRows()).isEqualTo(10);
              assertThat(refused.preview()).isNotNull();
              session.clear();
            });

    assertThat(sql.writes()).isEmpty();
  }

  @Test
  void rowsThatArePendingCountToo() {
    blog.inTransaction(
        session -> {
          session.persist(new Draft(5, session.find(User.class, 1L)));
          var request = Cascades.of(session).deleting(User.class, 1L).maxRows(11);
          assertThatThrownBy(request::execute)
              .isInstanceOf(TooManyRowsException.class)
              .hasMessageContaining("12 rows, and maxRows is 11");
        });

    assertThat(blog.rows("select count(*) from comments")).containsExactly("4");
  }

  @Test
  void asManyRowsAsAllowedGo() {
    blog.inTransaction(
        session ->
            assertThat(Cascades.of(session).deleting(User.class, 1L).maxRows(11).execute().total())
                .isEqualTo(11));

    assertThat(blog.rows("select count(*) from users")).containsExactly("0");
  }

  @Test
  void aNegativeNumberIsRefused() {
    blog.inTransaction(
        session -> {
          var request = Cascades.of(session).deleting(User.class, 1L);
          assertThatThrownBy(() -> request.maxRows(-1))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("-1 is no number of rows. Give 0 or more.");
        });
  }
}
