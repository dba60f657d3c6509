package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.AvailableHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No cache shows a deleted row to who did not ask for it, nor hides one from who did. */
class HiddenInCachesIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(User.class, Post.class)
          .with(AvailableSettings.USE_SECOND_LEVEL_CACHE, true)
          .with(AvailableSettings.USE_QUERY_CACHE, true)
          .with(AvailableSettings.CACHE_REGION_FACTORY, "jcache")
          .with("hibernate.javax.cache.missing_cache_strategy", "create");

  @BeforeEach
  void fill() {
    database.sessions().getCache().unwrap(org.hibernate.Cache.class).evictAllRegions();
    database.execute(
        """
        insert into users (id, name, deleted_at) values (1, 'ada', null), (2, 'bob', now());
        insert into posts (id, user_id, deleted_at) values (1, 1, null), (2, 1, now()), (3, 2, null);
        insert into posts_users values (1, 1), (1, 2);
        """);
  }

  @Test
  void whatAScopeHasCachedIsNotFoundAfterwards() {
    database.inTransaction(session -> Cascades.of(session).withDeleted(() -> look(session)));

    database.inTransaction(
        session -> {
          assertThat(session.find(Post.class, 2)).isNull();
          assertThat(session.find(User.class, 2)).isNull();
          assertThat(session.find(User.class, 1).posts)
              .extracting(each -> each.id)
              .containsExactly(1L);
          assertThat(session.find(Post.class, 1).readers)
              .extracting(each -> each.id)
              .containsExactly(1L);
          assertThat(ids(session)).containsExactly(1L, 3L);
        });
  }

  @Test
  void whatWasCachedBeforeHidesNothingInAScope() {
    database.inTransaction(HiddenInCachesIT::look);

    database.inTransaction(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () -> {
                      assertThat(session.find(Post.class, 2)).isNotNull();
                      assertThat(session.find(User.class, 1).posts).hasSize(2);
                      assertThat(session.find(Post.class, 1).readers).hasSize(2);
                      assertThat(ids(session)).containsExactly(1L, 2L, 3L);
                    }));
    database.inTransaction(
        session ->
            Cascades.of(session).onlyDeleted(() -> assertThat(ids(session)).containsExactly(2L)));
  }

  @Test
  void aCachedQueryIsAnsweredFromTheCacheToWhoSeesTheSame() {
    database.inTransaction(HiddenInCachesIT::ids);

    var again = database.recordSql(session -> assertThat(ids(session)).containsExactly(1L, 3L));

    assertThat(again.all()).isEmpty();
  }

  @Test
  void aCachedReferenceShowsADeletedRow() {
    database.inTransaction(session -> Cascades.of(session).withDeleted(() -> look(session)));

    database.inTransaction(
        session -> {
          assertThat(session.find(Post.class, 3).user.name).isEqualTo("bob");
          assertThat(session.find(User.class, 2)).isNull();
        });
  }

  @Test
  void aRowMarkedByAnUpdateIsHiddenThoughItWasCached() {
    database.inTransaction(HiddenInCachesIT::look);

    database.inTransaction(
        session ->
            session
                .createQuery("update Post set deletedAt = instant where id = 1")
                .executeUpdate());

    database.inTransaction(
        session -> {
          assertThat(session.find(Post.class, 1)).isNull();
          assertThat(session.find(User.class, 1).posts).isEmpty();
          assertThat(ids(session)).containsExactly(3L);
        });
  }

  @Test
  void aStatelessSessionFindsNoDeletedRowInTheCache() {
    database.inTransaction(session -> Cascades.of(session).withDeleted(() -> look(session)));

    try (var session = database.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      assertThat(session.get(Post.class, 2L)).isNull();
      assertThat(session.get(Post.class, 3L).user.name).isEqualTo("bob");
    }
  }

  @Test
  void norDoesANaturalIdentifier() {
    database.inTransaction(session -> Cascades.of(session).withDeleted(() -> look(session)));

    database.inTransaction(
        session -> {
          var users = session.unwrap(org.hibernate.Session.class).bySimpleNaturalId(User.class);
          assertThat(users.load("bob")).isNull();
          assertThat(users.load("ada").id).isEqualTo(1);
        });
  }

  private static void look(EntityManager session) {
    for (var id = 1; id <= 3; id++) {
      session.find(Post.class, id);
      session.find(User.class, id);
    }
    Hibernate.initialize(session.find(User.class, 1).posts);
    Hibernate.initialize(session.find(Post.class, 1).readers);
    ids(session);
  }

  private static List<Long> ids(EntityManager session) {
    return session
        .createQuery("select id from Post order by id", Long.class)
        .setHint(AvailableHints.HINT_CACHEABLE, true)
        .getResultList();
  }

  @Entity(name = "User")
  @Table(name = "users")
  @Cacheable
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  @NaturalIdCache
  static class User extends SoftDeletable {
    @Id Long id;
    @NaturalId String name;

    @OneToMany(mappedBy = "user")
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    Set<Post> posts = new HashSet<>();
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  @Cacheable
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Post extends SoftDeletable {
    @Id Long id;
    @ManyToOne User user;

    @ManyToMany
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    Set<User> readers = new HashSet<>();
  }
}
