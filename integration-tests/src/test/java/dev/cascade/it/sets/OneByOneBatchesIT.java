package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.mapping.SentSql.Execution;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that must go one by one go in JDBC batches all the same. */
class OneByOneBatchesIT {

  private static final String USER = "delete from users where id=?";
  private static final String POST = "delete from posts where id=?";
  private static final String COMMENT = "delete from comments where id=?";
  private static final String NOTE = "delete from notes where id=?";
  private static final String REMARK = "delete from remarks where id=?";

  private static final List<String> REMOVED = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class, Comment.class, Note.class, Remark.class)
          .with(AvailableSettings.STATEMENT_BATCH_SIZE, 50);

  @BeforeEach
  void forget() {
    REMOVED.clear();
  }

  @Test
  void childrenOfTwoTypesAndGrandchildrenGoInOneBatchAType() {
    fill(1, 10);

    var sql = database.recordSql(session -> session.remove(session.find(User.class, 1)));

    assertThat(sql.deletions())
        .containsExactly(
            new Execution(REMARK, 20),
            new Execution(NOTE, 10),
            new Execution(COMMENT, 20),
            new Execution(POST, 10),
            new Execution(USER, 1));
    assertThat(REMOVED).hasSize(40);
    assertThat(left()).isEmpty();
  }

  @Test
  void aBatchIsFullBeforeTheNextOneOfItsTypeBegins() {
    fill(1, 60);

    var sql = database.recordSql(session -> session.remove(session.find(User.class, 1)));

    assertThat(sql.deletions())
        .containsExactly(
            new Execution(REMARK, 50),
            new Execution(REMARK, 50),
            new Execution(REMARK, 20),
            new Execution(NOTE, 50),
            new Execution(NOTE, 10),
            new Execution(COMMENT, 50),
            new Execution(COMMENT, 50),
            new Execution(COMMENT, 20),
            new Execution(POST, 50),
            new Execution(POST, 10),
            new Execution(USER, 1));
    assertThat(REMOVED).hasSize(240);
    assertThat(left()).isEmpty();
  }

  @Test
  void severalParentsShareTheBatches() {
    fill(3, 4);

    var sql =
        database.recordSql(
            session -> {
              session.remove(session.find(User.class, 1));
              session.remove(session.find(User.class, 3));
            });

    assertThat(sql.deletions())
        .containsExactly(
            new Execution(REMARK, 16),
            new Execution(NOTE, 8),
            new Execution(COMMENT, 16),
            new Execution(POST, 8),
            new Execution(USER, 2));
    assertThat(left()).hasSize(1 + 4 + 8 + 4 + 8);
  }

  @Test
  void aTypeWaitsUntilNothingMoreMustGoBeforeAnyOfIt() {
    fill(2, 2);
    database.execute("insert into users (id) values (10), (11)");

    var sql =
        database.recordSql(
            session ->
                List.of(10, 1, 11, 2).forEach(id -> session.remove(session.find(User.class, id))));

    assertThat(sql.deletions())
        .containsExactly(
            new Execution(REMARK, 8),
            new Execution(NOTE, 4),
            new Execution(COMMENT, 8),
            new Execution(POST, 4),
            new Execution(USER, 4));
    assertThat(left()).isEmpty();
  }

  @Test
  void aSessionWithoutBatchesDeletesRowsAsTheyCame() {
    fill(1, 2);

    var sql =
        database.recordSql(
            session -> {
              session.unwrap(Session.class).setJdbcBatchSize(1);
              session.remove(session.find(User.class, 1));
            });

    assertThat(sql.writes())
        .containsExactly(
            REMARK, REMARK, NOTE, REMARK, REMARK, NOTE, COMMENT, COMMENT, POST, COMMENT, COMMENT,
            POST, USER);
    assertThat(left()).isEmpty();
  }

  /** Users with some posts and notes each, which have two comments, or remarks, each. */
  private static void fill(int users, int children) {
    database.execute(
        """
        insert into users (id) select n from generate_series(1, %1$d) n;
        insert into posts (id, user_id)
          select u * 1000 + n, u from generate_series(1, %1$d) u, generate_series(1, %2$d) n;
        insert into notes (id, user_id) select id, user_id from posts;
        insert into comments (id, post_id) select id * 10 + n, id from posts, generate_series(1, 2) n;
        insert into remarks (id, note_id) select id * 10 + n, id from notes, generate_series(1, 2) n
        """
            .formatted(users, children));
  }

  private static List<String> left() {
    return database.rows(
        """
        select id from users union all select id from posts union all select id from notes
        union all select id from comments union all select id from remarks
        """);
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {

    @Id int id;

    @OneToMany(mappedBy = "user")
    @CascadeRule(ALL)
    List<Post> posts = new ArrayList<>();

    @OneToMany(mappedBy = "user")
    @CascadeRule(ALL)
    List<Note> notes = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    User user;

    @OneToMany(mappedBy = "post")
    @CascadeRule(ALL)
    List<Comment> comments = new ArrayList<>();
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Post post;

    @PreRemove
    void removed() {
      REMOVED.add("comment " + id);
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    User user;

    @OneToMany(mappedBy = "note")
    @CascadeRule(ALL)
    List<Remark> remarks = new ArrayList<>();
  }

  @Entity(name = "Remark")
  @Table(name = "remarks")
  static class Remark {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Note note;

    @PreRemove
    void removed() {
      REMOVED.add("remark " + id);
    }
  }
}
