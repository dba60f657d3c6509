package dev.cascade.it.preview;

import static dev.cascade.it.preview.Measured.in;
import static dev.cascade.it.preview.Measured.rowsGone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.preview.Blog.Comment;
import dev.cascade.it.preview.Blog.Post;
import dev.cascade.it.preview.Blog.Profile;
import dev.cascade.it.preview.Blog.User;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.Strategy;
import dev.cascade.preview.PreviewNode;
import dev.cascade.preview.RowCount;
import java.util.Map;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreviewIT {

  @RegisterExtension static final MappedDatabase blog = MappedDatabase.of(Blog.ENTITIES);

  @BeforeEach
  void twoUsers() {
    blog.save(Blog.user(1));
    blog.save(Blog.user(2));
  }

  @Test
  void thePlanTellsEachRelationshipWithRowsStrategyAndReason() {
    var preview = in(blog, session -> Cascades.of(session).plan(session.find(User.class, 1L)));

    assertThat(preview.toString())
        .isEqualTo(
            """
            User: DELETE 1 row
              User.drafts: SET NULL 1 row, as a set (User.drafts has no DELETE, so drafts.user_id becomes NULL; nothing needs the instances)
              User.posts: DELETE 2 rows, as a set (User.posts has DELETE; nothing needs the instances)
                User.posts.comments: DELETE 4 rows, as a set (Post.comments has DELETE; nothing needs the instances)
                User.posts.tags: UNLINK 2 rows, as a set (post_tags.Post_id refers to the deleted Post; nothing needs the instances)
              User.profile: DELETE 1 row, as a set (User.profile has DELETE; nothing needs the instances)
              User[Order.customer]: REFUSE 0 rows, by a query (orders.customer_id is ON DELETE RESTRICT)
            total: 11 rows""");
  }

  @Test
  void thePlanIsDrawnAsAFlowchart() {
    var preview = in(blog, session -> Cascades.of(session).plan(User.class, 1L)).preview();

    assertThat(preview.mermaid())
        .isEqualTo(
            """
            flowchart TD
              n0["User<br/>1 row"]
              n0 -->|"SET NULL, as a set"| n1["User.drafts<br/>1 row"]
              n0 -->|"DELETE, as a set"| n2["User.posts<br/>2 rows"]
              n2 -->|"DELETE, as a set"| n3["User.posts.comments<br/>4 rows"]
              n2 -->|"UNLINK, as a set"| n4["User.posts.tags<br/>2 rows"]
              n0 -->|"DELETE, as a set"| n5["User.profile<br/>1 row"]
              n0 -->|"REFUSE, by a query"| n6["User[Order.customer]<br/>0 rows"]""");
  }

  @Test
  void thePlanIsData() {
    var preview = in(blog, session -> Cascades.of(session).plan(User.class, 1L)).preview();

    assertThat(preview.roots()).hasSize(1);
    assertThat(preview.nodes())
        .filteredOn(node -> node.path().equals("User.posts"))
        .singleElement()
        .satisfies(
            posts -> {
              assertThat(posts.action()).isEqualTo(Action.DELETE);
              assertThat(posts.strategy()).isEqualTo(Strategy.AS_SET);
              assertThat(posts.rows()).isEqualTo(RowCount.exactly(2));
              assertThat(posts.below())
                  .extracting(PreviewNode::path)
                  .containsExactly("User.posts.comments", "User.posts.tags");
            });
    assertThat(preview.deletedByEntity())
        .isEqualTo(
            Map.of(
                User.class.getName(), RowCount.exactly(1),
                Profile.class.getName(), RowCount.exactly(1),
                Post.class.getName(), RowCount.exactly(2),
                Comment.class.getName(), RowCount.exactly(4)));
    assertThat(preview.refusals()).isEmpty();
  }

  @Test
  void itSendsSelectsOnlyAndFetchesNoIdentifierThatNothingHangsOn() {
    var sql = blog.recordSql(session -> Cascades.of(session).plan(User.class, 1L));

    assertThat(sql.all())
        .containsExactly(
            "select u1_0.id from users u1_0 where u1_0.id in (?)",
            "select p1_0.id from posts p1_0 where p1_0.user_id in (?)",
            "select count(*) from comments c1_0 where c1_0.post_id in (?,?)",
            "select count(*) from profiles p1_0 where p1_0.user_id in (?)",
            "select count(*) from drafts d1_0 where d1_0.user_id in (?)",
            "select count(*) from posts p1_0 join post_tags t1_0 on p1_0.id=t1_0.Post_id where p1_0.id in (?,?)",
            "select count(*) from orders o1_0 where o1_0.customer_id in (?)");
  }

  @Test
  void whatIsPendingIsNeitherWrittenNorSeen() {
    var sql =
        blog.recordSql(
            session -> {
              var user = session.find(User.class, 1L);
              var post = session.find(Post.class, 21L);
              post.user = user;
              var query = session.createQuery("from User where id = 1", User.class);
              assertThat(Cascades.of(session).plan(query).preview().total().number()).isEqualTo(11);
              session.clear();
            });

    assertThat(sql.writes()).isEmpty();
  }

  @Test
  void nothingIsLoadedForAPlan() {
    blog.inTransaction(
        session -> {
          var user = session.getReference(User.class, 1L);
          Cascades.of(session).plan(user);
          assertThat(Hibernate.isInitialized(user)).isFalse();
        });
  }

  @Test
  void whatIsCountedIsWhatGoes() {
    var gone =
        rowsGone(
            blog,
            session -> {
              var plan = Cascades.of(session).plan(User.class, 1L);
              var affected = plan.execute();
              assertThat(affected.deleted(User.class)).isEqualTo(1);
              assertThat(affected.deleted(Post.class)).isEqualTo(2);
              assertThat(affected.deleted(Comment.class)).isEqualTo(4);
              assertThat(affected.over("Post.tags")).isEqualTo(2);
              assertThat(affected.over("User.drafts")).isEqualTo(1);
              assertThat(affected.total()).isEqualTo(plan.preview().total().number());
            });

    assertThat(gone)
        .isEqualTo(
            Map.of("users", 1L, "profiles", 1L, "posts", 2L, "comments", 4L, "post_tags", 2L));
    assertThat(blog.rows("select id, user_id from drafts order by id"))
        .containsExactly("1|null", "2|2");
  }

  @Test
  void allThatAQueryReturnsIsPlannedInOne() {
    var gone =
        rowsGone(
            blog,
            session -> {
              var plan = Cascades.of(session).plan(session.createQuery("from User", User.class));
              assertThat(plan.preview().total()).isEqualTo(RowCount.exactly(22));
              plan.execute();
            });

    assertThat(gone)
        .isEqualTo(
            Map.of("users", 2L, "profiles", 2L, "posts", 4L, "comments", 8L, "post_tags", 4L));
  }

  @Test
  void aQueryThatReturnsNothingIsAnEmptyPlan() {
    blog.inTransaction(
        session -> {
          var nobody = session.createQuery("from User where id = 3", User.class);
          var plan = Cascades.of(session).plan(nobody);
          assertThat(plan.toString()).isEqualTo("total: 0 rows");
          assertThat(plan.execute().total()).isZero();
        });
  }
}
