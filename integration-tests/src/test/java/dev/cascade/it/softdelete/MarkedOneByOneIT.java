package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.DeletedAt;
import dev.cascade.DeletionId;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.mapping.SentSql.Execution;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must see its removal is loaded and marked one by one, in batches. */
class MarkedOneByOneIT {

  private static final List<String> CALLS = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class, Comment.class)
          .with(AvailableSettings.STATEMENT_BATCH_SIZE, 50);

  @BeforeEach
  void fill() {
    CALLS.clear();
    database.execute(
        """
        insert into users (id) values (1);
        insert into posts (id, user_id) select at, 1 from generate_series(1, 60) at;
        insert into posts (id, user_id, deletedAt) values (61, 1, now());
        insert into comments (id, post_id) select at, at from generate_series(1, 61) at;
        """);
  }

  @Test
  void callbacksAreCalledOnceForEachRowThatIsMarked() {
    database.recordSql(session -> session.remove(session.find(User.class, 1)));

    assertThat(CALLS).hasSize(120).doesNotHaveDuplicates();
    assertThat(CALLS).contains("before 1", "after 60").doesNotContain("before 61", "after 61");
    assertThat(database.rows("select count(*) from comments where deleted_at is null"))
        .containsExactly("1");
    assertThat(
            database.rows(
                """
                select count(distinct deletion) from (select deletion from users union all
                  select deletion from posts union all select deletion_id from comments) x"""))
        .containsExactly("1");
  }

  @Test
  void updatesOfOneTypeAreSentInBatches() {
    var sent = database.recordSql(session -> session.remove(session.find(User.class, 1)));

    var post = "update posts set deletedAt=?,deletion=? where id=? and deletedAt is null";
    assertThat(sent.updates())
        .contains(new Execution(post, 50), new Execution(post, 10))
        .contains(
            new Execution(
                "update users set deletedAt=?,deletion=? where id=? and deletedAt is null", 1));
    assertThat(sent.updates().stream().filter(each -> each.sql().startsWith("update comments")))
        .hasSize(1);
  }

  @Test
  void timesAreKeptInWhateverTypeTheAttributeHas() {
    database.recordSql(
        session -> {
          var user = session.find(User.class, 1);
          session.remove(user);
          session.flush();
          assertThat(user.deletedAt).isNotNull();
        });

    assertThat(
            database.rows(
                """
                select count(*) from comments c, users u
                where c.deleted_at is not null and c.deleted_at = u.deletedAt"""))
        .containsExactly("60");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {
    @Id int id;
    @DeletedAt OffsetDateTime deletedAt;
    @DeletionId UUID deletion;

    @OneToMany(mappedBy = "user")
    @CascadeRule(ALL)
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {
    @Id int id;
    @DeletedAt LocalDateTime deletedAt;
    @DeletionId UUID deletion;

    @ManyToOne(fetch = FetchType.LAZY)
    User user;

    @OneToMany(mappedBy = "post")
    @CascadeRule(ALL)
    List<Comment> comments = new ArrayList<>();

    @PreRemove
    void before() {
      CALLS.add("before " + id);
    }

    @PostRemove
    void after() {
      CALLS.add("after " + id);
    }
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Post post;
  }
}
