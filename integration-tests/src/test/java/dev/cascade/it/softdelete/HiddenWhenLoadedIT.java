package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Blog.Comment;
import dev.cascade.it.softdelete.Blog.Post;
import dev.cascade.it.softdelete.Blog.Profile;
import dev.cascade.it.softdelete.Blog.User;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.OrderingMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked for by its identifier is hidden; what a row refers to is not, and not lost. */
class HiddenWhenLoadedIT {

  @RegisterExtension static final MappedDatabase database = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(database);
  }

  @Test
  void aDeletedRowIsNotFound() {
    database.inTransaction(
        session -> {
          assertThat(session.find(Post.class, 12)).isNull();
          assertThat(session.find(Post.class, 11).title).isEqualTo("first");
        });
  }

  @Test
  void norIsAnObjectThatTheSessionHasFromElsewhere() {
    database.inTransaction(
        session -> {
          var post = session.find(Comment.class, 121).eager;
          assertThat(session.contains(post)).isTrue();
          assertThat(session.find(Post.class, 12)).isNull();
        });
  }

  @Test
  void severalAreFoundAsFarAsTheyLive() {
    database.inTransaction(
        each -> {
          var session = each.unwrap(Session.class);
          assertThat(session.findMultiple(Post.class, List.of(11, 12)))
              .extracting(post -> post == null ? null : post.id)
              .containsExactly(11L, null);
          assertThat(session.findMultiple(Post.class, List.of(11L, 12L), OrderingMode.UNORDERED))
              .extracting(post -> post.id)
              .containsExactly(11L);
        });
  }

  @Test
  void byANaturalIdentifierTheLivingAreFound() {
    database.inTransaction(
        each -> {
          var session = each.unwrap(Session.class);
          assertThat(session.bySimpleNaturalId(User.class).load("bob")).isNull();
          assertThat(session.bySimpleNaturalId(User.class).load("ada").id).isEqualTo(1);
          assertThat(session.byNaturalId(User.class).using("name", "bob").load()).isNull();
          assertThat(session.bySimpleNaturalId(User.class).load("bob")).isNull();
          assertThat(session.byMultipleNaturalId(User.class).multiLoad("ada", "bob"))
              .extracting(user -> user == null ? null : user.id)
              .containsExactly(1L, null);
        });
  }

  @Test
  void aCollectionHasTheElementsThatLive() {
    database.inTransaction(
        session -> {
          var user = session.find(User.class, 1);
          var post = session.find(Post.class, 11);
          assertThat(user.posts).extracting(each -> each.id).containsExactly(11L);
          assertThat(user.postsById).containsOnlyKeys(11L);
          assertThat(user.mails).containsExactly("ada@x");
          assertThat(post.tags).extracting(each -> each.id).containsExactlyInAnyOrder(1L, 3L);
          assertThat(post.labels).extracting(each -> each.id).containsExactlyInAnyOrder(1L, 3L);
          assertThat(post.notes).extracting(each -> each.id).containsExactlyInAnyOrder(1L, 3L);
        });
  }

  @Test
  void soHasOneThatAGraphFetches() {
    database.inTransaction(
        session -> {
          var graph = session.createEntityGraph(Post.class);
          graph.addAttributeNodes("tags");
          var post = session.find(Post.class, 11, Map.of("jakarta.persistence.loadgraph", graph));
          assertThat(Hibernate.isInitialized(post.tags)).isTrue();
          assertThat(post.tags).extracting(each -> each.id).containsExactlyInAnyOrder(1L, 3L);
        });
  }

  @Test
  void theFarSideOfAOneToOneIsHiddenAndItsOwnerIsNot() {
    var sql =
        database.recordSql(
            session -> {
              var user = session.find(User.class, 1);
              assertThat(user).isNotNull();
              assertThat(user.profile).isNull();
            });
    assertThat(sql.all())
        .containsExactly(
            "select u1_0.id,u1_0.deleted_at,u1_0.deletion_id,u1_0.name,p1_0.id,p1_0.deleted_at,p1_0.deletion_id from users u1_0 left join profiles p1_0 on u1_0.id=p1_0.user_id and p1_0.deleted_at is null where u1_0.id=?");
    database.inTransaction(
        session -> {
          var user = session.createQuery("from User", User.class).getSingleResult();
          assertThat(user.profile).isNull();
        });
  }

  @Test
  void aLiveOneThereIsShownBesideADeletedOne() {
    database
        .rows(
            "select conname from pg_constraint where contype = 'u' and conrelid = 'profiles'::regclass")
        .forEach(each -> database.execute("alter table profiles drop constraint " + each));
    database.execute("insert into profiles (id, user_id) values (3, 1)");

    database.inTransaction(
        session -> assertThat(session.find(User.class, 1).profile.id).isEqualTo(3));
    database.inTransaction(
        session ->
            assertThat(session.createQuery("from User", User.class).getSingleResult().profile.id)
                .isEqualTo(3));
  }

  @Test
  void aReferenceShowsADeletedRow() {
    database.inTransaction(
        session -> {
          assertThat(session.find(Comment.class, 121).eager.title).isEqualTo("second");
          var lazy = session.find(Profile.class, 2).user;
          assertThat(Hibernate.isInitialized(lazy)).isFalse();
          assertThat(Hibernate.unproxy(lazy, User.class).name).isEqualTo("bob");
        });
  }

  @Test
  void aReferenceToADeletedRowSurvivesAnUpdate() {
    var sql =
        database.recordSql(
            session -> {
              session.find(Comment.class, 121).text = "changed";
              session.createQuery("from Comment", Comment.class).getResultList();
            });

    assertThat(sql.writes())
        .containsExactly("update comments set eager_id=?,post_id=?,text=? where id=?");
    assertThat(database.rows("select text, post_id, eager_id from comments where id = 121"))
        .containsExactly("changed|12|12");
  }

  @Test
  void soItDoesWhenFetchedByAQueryOrAGraph() {
    database.inTransaction(
        session ->
            session
                    .createQuery(
                        "from Comment c left join fetch c.post left join fetch c.eager where c.id = 121",
                        Comment.class)
                    .getSingleResult()
                    .text =
                "once");
    database.inTransaction(
        session -> {
          var graph = session.createEntityGraph(Comment.class);
          graph.addAttributeNodes("post");
          var hints = Map.<String, Object>of("jakarta.persistence.fetchgraph", graph);
          session.find(Comment.class, 121, hints).text += " more";
        });

    assertThat(database.rows("select text, post_id, eager_id from comments where id = 121"))
        .containsExactly("once more|12|12");
  }

  @Test
  void aMergeFindsTheRowThatItMergesInto() {
    var detached = deletedPost();

    database.inTransaction(
        session -> {
          detached.title = "merged";
          session.merge(detached);
        });

    assertThat(database.rows("select id, title, deleted_at is null from posts order by id"))
        .containsExactly("11|first|t", "12|merged|f", "21|third|t");
  }

  @Test
  void aMergeOfACopyFromBeforeTheDeletionDoesNotBringTheRowBack() {
    var copy = new Post[1];
    database.inTransaction(session -> copy[0] = session.find(Post.class, 11));
    database.execute("update posts set deleted_at = now() where id = 11");

    database.inTransaction(
        session -> {
          copy[0].title = "merged";
          session.merge(copy[0]);
        });

    assertThat(database.rows("select title, deleted_at is null from posts where id = 11"))
        .containsExactly("merged|f");
  }

  @Test
  void norDoesAnUpdateBySomebodyWhoLoadedItBefore() {
    var sql =
        database.recordSql(
            session -> {
              var post = session.find(Post.class, 11);
              database.execute("update posts set deleted_at = now() where id = 11");
              post.title = "late";
            });

    assertThat(sql.writes()).containsExactly("update posts set title=?,user_id=? where id=?");
    assertThat(database.rows("select title, deleted_at is null from posts where id = 11"))
        .containsExactly("late|f");
  }

  @Test
  void aStatelessSessionHidesTheSame() {
    var sessions = database.sessions().unwrap(SessionFactory.class);
    try (var session = sessions.openStatelessSession()) {
      assertThat(session.get(Post.class, 12L)).isNull();
      assertThat(session.get(Post.class, 11L).title).isEqualTo("first");
      assertThat(session.get(Comment.class, 121L).eager.title).isEqualTo("second");
      assertThat(session.getMultiple(Post.class, List.of(11L, 12L)))
          .extracting(post -> post == null ? null : post.id)
          .containsExactly(11L, null);
      assertThat(session.createQuery("select id from Post order by id", Long.class).list())
          .containsExactly(11L, 21L);
    }
  }

  private static Post deletedPost() {
    var found = new Post[1];
    database.inTransaction(
        session -> found[0] = Cascades.of(session).withDeleted(() -> session.find(Post.class, 12)));
    return found[0];
  }
}
