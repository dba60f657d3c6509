package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.cfg.AvailableSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that come again with the same identifier, and removals that are taken back. */
class SecondLifeIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class, Details.class, Line.class)
          .with(AvailableSettings.USE_SECOND_LEVEL_CACHE, true)
          .with(AvailableSettings.USE_QUERY_CACHE, true)
          .with(AvailableSettings.CACHE_REGION_FACTORY, "jcache")
          .with("hibernate.javax.cache.missing_cache_strategy", "create");

  @BeforeEach
  void fill() {
    database.sessions().getCache().unwrap(org.hibernate.Cache.class).evictAllRegions();
    database.execute(
        """
        insert into users values (1), (2);
        insert into posts (id, user_id, version) values (11, 1, 0), (12, 2, 0);
        insert into post_words values (11, 'old'), (12, 'old');
        insert into details (post_id, text) values (11, 'a'), (12, 'b');
        insert into lines (id, post_id) values (1, 11), (2, 12);
        """);
    database.inTransaction(
        session ->
            List.of(11, 12)
                .forEach(id -> assertThat(session.find(Post.class, id).words).hasSize(1)));
  }

  @Test
  void aPostWithTheSameIdHasNoWordsOfTheOldOne() {
    database.inTransaction(session -> session.remove(session.find(User.class, 1)));
    assertThat(database.rows("select * from post_words")).containsExactly("12|old");
    database.execute(
        "insert into users values (1); insert into posts (id, user_id, version) values (11, 1, 0)");
    database.inTransaction(session -> assertThat(session.find(Post.class, 11).words).isEmpty());
  }

  @Test
  void aPostThatIsGoneIsFoundInNoCacheBeforeTheCommit() {
    database.inTransaction(
        session -> {
          session.remove(session.find(User.class, 1));
          session.flush();
          assertThat(session.find(Post.class, 11)).isNull();
        });
  }

  @Test
  void aNewUserCanBeSaved() {
    database.inTransaction(session -> session.persist(user(3, 13)));
    database.inTransaction(session -> session.merge(user(4, 14)));
    assertThat(database.rows("select id from posts order by 1"))
        .containsExactly("11", "12", "13", "14");
  }

  @Test
  void everythingIsSavedAnewInTheSameTransaction() {
    database.inTransaction(
        session -> {
          session.remove(session.find(User.class, 1));
          session.flush();
          session.persist(user(1, 11));
        });
    assertNew();
  }

  @Test
  void everythingIsSavedAnewInTheSameFlush() {
    database.inTransaction(
        session -> {
          session.remove(session.find(User.class, 1));
          session.persist(user(1, 11));
        });
    assertNew();
  }

  @Test
  void everythingIsSavedAnewInTheSameFlushThoughAPostIsInTheSession() {
    database.inTransaction(
        session -> {
          session.find(Post.class, 11);
          session.remove(session.find(User.class, 1));
          session.persist(user(1, 11));
        });
    assertNew();
  }

  @Test
  void everythingIsMergedAnewInTheSameTransaction() {
    database.inTransaction(
        session -> {
          session.remove(session.find(User.class, 1));
          session.flush();
          session.merge(user(1, 11));
        });
    assertNew();
  }

  @Test
  void aPostInTheSessionComesBackWithItsUser() {
    database.inTransaction(
        session -> {
          var post = session.find(Post.class, 11);
          var user = session.find(User.class, 1);
          session.remove(user);
          session.persist(user);
          post.text = "still here";
          session.flush();
          assertThat(session.contains(post)).isTrue();
        });
    assertThat(database.rows("select id, user_id, text from posts where id = 11"))
        .containsExactly("11|1|still here");
  }

  @Test
  void aReadOnlySessionDeletesToo() {
    database.inTransaction(
        session -> {
          session.unwrap(Session.class).setDefaultReadOnly(true);
          session.find(Post.class, 11);
          session.find(Line.class, 1);
          session.remove(session.find(User.class, 1));
        });
    assertThat(database.rows("select id from posts")).containsExactly("12");
  }

  @Test
  void aReadOnlySessionDeletesParentBeforeChildToo() {
    database.inTransaction(
        session -> {
          session.unwrap(Session.class).setDefaultReadOnly(true);
          var line = session.find(Line.class, 1);
          session.remove(session.find(Post.class, 11));
          session.remove(line);
        });
    assertThat(database.rows("select id from posts")).containsExactly("12");
  }

  @Test
  void aReadOnlySessionDeletesPostBeforeItsDetails() {
    database.inTransaction(
        session -> {
          session.unwrap(Session.class).setDefaultReadOnly(true);
          var post = session.find(Post.class, 11);
          assertThat(post.lines).hasSize(1);
          session.remove(session.find(User.class, 1));
        });
    assertThat(database.rows("select id from posts")).containsExactly("12");
  }

  @Test
  void aChangedVersionedPostIsDeletedWithoutUpdate() {
    database.inTransaction(
        session -> {
          session.find(Post.class, 11).text = "changed";
          session.remove(session.find(User.class, 1));
        });
    assertThat(database.rows("select id from posts")).containsExactly("12");
  }

  private static void assertNew() {
    assertThat(
            database.rows(
                "select p.id, p.user_id, w.words from posts p join post_words w on w.post_id = p.id order by 1"))
        .containsExactly("11|1|new", "12|2|old");
    assertThat(database.rows("select post_id, text from details order by 1"))
        .containsExactly("11|new", "12|b");
    database.inTransaction(
        session -> assertThat(session.find(Post.class, 11).words).containsExactly("new"));
  }

  private static User user(int id, int postId) {
    var user = new User();
    user.id = id;
    var post = new Post();
    post.id = postId;
    post.user = user;
    post.words.add("new");
    user.posts.add(post);
    var details = new Details();
    details.text = "new";
    details.post = post;
    post.details = details;
    return user;
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
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Post {
    @Id int id;
    @Version int version;
    @Nullable String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable User user;

    @ElementCollection
    @CollectionTable(name = "post_words")
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    Set<String> words = new HashSet<>();

    @OneToOne(mappedBy = "post", cascade = CascadeType.ALL)
    @Nullable Details details;

    @OneToMany(mappedBy = "post")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Line> lines = new ArrayList<>();
  }

  @Entity(name = "Details")
  @Table(name = "details")
  static class Details {
    @Id int id;
    @Nullable String text;

    @OneToOne(fetch = FetchType.LAZY)
    @MapsId
    @Nullable Post post;
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  static class Line {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Post post;
  }
}
