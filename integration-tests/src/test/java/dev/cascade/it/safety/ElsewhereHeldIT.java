package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.OnDelete.CASCADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a set or the database deletes is not saved again by a list that still holds it. */
class ElsewhereHeldIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          User.class, Post.class, Like.class, Fan.class, Mark.class, Shelf.class, Book.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into users values (1), (2);
        insert into fans values (1);
        insert into posts (id, user_id) values (11, 1), (12, 2);
        insert into likes (id, post_id, fan_id) values (101, 11, 1), (102, 12, 1);
        insert into marks (id, post_id, fan_id) values (101, 11, 1), (102, 12, 1);
        insert into shelves values (1);
        insert into books (id, user_id, shelf_id) values (1, 1, 1), (2, 2, 1);
        """);
  }

  @Test
  void aLikeInAFansListIsNotSavedAgainByALaterFlush() {
    database.recordSql(
        session -> {
          var fan = session.find(Fan.class, 1);
          assertThat(fan.likes).hasSize(2);
          session.remove(session.find(User.class, 1));
          session.flush();
          session.flush();
        });
    assertThat(database.rows("select id, post_id from likes")).containsExactly("102|12");
  }

  @Test
  void aMarkInAListWithJpaCascadeIsNotSavedAgainByALaterFlush() {
    database.recordSql(
        session -> {
          var fan = session.find(Fan.class, 1);
          assertThat(fan.marks).hasSize(2);
          session.remove(session.find(User.class, 1));
          session.flush();
          session.flush();
        });
    assertThat(database.rows("select id, post_id from marks")).containsExactly("102|12");
  }

  @Test
  void aMarkInAListWithJpaCascadeIsNotSavedAgainWhenTheFlushIsTheCommit() {
    database.recordSql(
        session -> {
          var fan = session.find(Fan.class, 1);
          assertThat(fan.marks).hasSize(2);
          session.remove(session.find(User.class, 1));
        });
    assertThat(database.rows("select id, post_id from marks")).containsExactly("102|12");
  }

  @Test
  void aBookThatTheDatabaseDeletesIsNotSavedAgain() {
    database.recordSql(
        session -> {
          var shelf = session.find(Shelf.class, 1);
          assertThat(shelf.books).hasSize(2);
          session.remove(session.find(User.class, 1));
          session.flush();
          session.flush();
        });
    assertThat(database.rows("select id, user_id from books")).containsExactly("2|2");
  }

  @Test
  void aBookThatTheDatabaseDeletesWithABareReferenceIsNotSavedAgain() {
    database.recordSql(
        session -> {
          var shelf = session.find(Shelf.class, 1);
          assertThat(shelf.books).hasSize(2);
          session.remove(session.getReference(User.class, 1));
          session.flush();
          session.flush();
        });
    assertThat(database.rows("select id, user_id from books")).containsExactly("2|2");
  }

  @Entity(name = "User")
  @Table(name = "users")
  static class User {
    @Id int id;

    @OneToMany(mappedBy = "user")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Post> posts = new ArrayList<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable User user;

    @OneToMany(mappedBy = "post")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Like> likes = new ArrayList<>();

    @OneToMany(mappedBy = "post")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Mark> marks = new ArrayList<>();
  }

  @Entity(name = "Fan")
  @Table(name = "fans")
  static class Fan {
    @Id int id;

    @OneToMany(mappedBy = "fan")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Like> likes = new ArrayList<>();

    @OneToMany(mappedBy = "fan", cascade = CascadeType.ALL)
    List<Mark> marks = new ArrayList<>();
  }

  @Entity(name = "Likes")
  @Table(name = "likes")
  static class Like {
    @Id @GeneratedValue int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Post post;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Fan fan;
  }

  @Entity(name = "Mark")
  @Table(name = "marks")
  static class Mark {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Post post;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Fan fan;
  }

  @Entity(name = "Shelf")
  @Table(name = "shelves")
  static class Shelf {
    @Id int id;

    @OneToMany(mappedBy = "shelf", cascade = CascadeType.ALL)
    List<Book> books = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable User user;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Shelf shelf;
  }
}
