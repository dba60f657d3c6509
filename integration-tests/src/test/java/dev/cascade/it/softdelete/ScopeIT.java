package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Blog.Comment;
import dev.cascade.it.softdelete.Blog.Post;
import dev.cascade.it.softdelete.Blog.User;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who asks for deleted rows sees them, for that time and in that session. */
class ScopeIT {

  @RegisterExtension static final MappedDatabase database = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(database);
  }

  @Test
  void withDeletedShowsAllRows() {
    database.inTransaction(
        session -> {
          var ids = Cascades.of(session).withDeleted(() -> posts(session));
          assertThat(ids).containsExactly(11L, 12L, 21L);
          assertThat(posts(session)).containsExactly(11L, 21L);
        });
  }

  @Test
  void onlyDeletedShowsThoseAlone() {
    database.inTransaction(
        session ->
            Cascades.of(session)
                .onlyDeleted(
                    () -> {
                      assertThat(posts(session)).containsExactly(12L);
                      assertThat(session.find(Post.class, 11)).isNull();
                      assertThat(session.find(Post.class, 12).title).isEqualTo("second");
                      assertThat(
                              session
                                  .createQuery(
                                      "select c.id from Comment c join c.post p", Long.class)
                                  .getResultList())
                          .containsExactly(121L);
                    }));
  }

  @Test
  void aReferenceToALiveRowIsThereAmongTheDeleted() {
    database.inTransaction(
        session ->
            Cascades.of(session)
                .onlyDeleted(
                    () -> {
                      assertThat(session.find(Comment.class, 211).eager.title).isEqualTo("third");
                      assertThat(
                              org.hibernate.Hibernate.unproxy(
                                      session.find(Post.class, 12).user, User.class)
                                  .name)
                          .isEqualTo("ada");
                    }));
  }

  @Test
  void whatIsLoadedMeanwhileHasDeletedElements() {
    database.inTransaction(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () -> {
                      var user = session.find(User.class, 1);
                      assertThat(user.posts).extracting(each -> each.id).containsExactly(11L, 12L);
                      assertThat(user.profile.id).isEqualTo(1);
                      assertThat(user.posts.get(0).tags).hasSize(3);
                      assertThat(user.posts.get(0).notes).hasSize(3);
                    }));
  }

  @Test
  void whatWasSeenThenIsNotFoundAfterwards() {
    database.inTransaction(
        session -> {
          var post = Cascades.of(session).withDeleted(() -> session.find(Post.class, 12));
          assertThat(session.contains(post)).isTrue();
          assertThat(session.find(Post.class, 12)).isNull();
        });
  }

  @Test
  void theInnermostHolds() {
    database.inTransaction(
        session -> {
          var cascades = Cascades.of(session);
          cascades.withDeleted(
              () -> {
                cascades.onlyDeleted(
                    () -> {
                      assertThat(posts(session)).containsExactly(12L);
                      cascades.withDeleted(
                          () -> assertThat(posts(session)).containsExactly(11L, 12L, 21L));
                      assertThat(posts(session)).containsExactly(12L);
                    });
                assertThat(posts(session)).containsExactly(11L, 12L, 21L);
              });
          assertThat(posts(session)).containsExactly(11L, 21L);
        });
  }

  @Test
  void itEndsWithAnException() {
    database.inTransaction(
        session -> {
          assertThatThrownBy(
                  () ->
                      Cascades.of(session)
                          .withDeleted(
                              () -> {
                                throw new IllegalStateException("inside");
                              }))
              .hasMessage("inside");
          assertThat(posts(session)).containsExactly(11L, 21L);
        });
  }

  @Test
  void anotherSessionSeesNothingOfIt() {
    database.inTransaction(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () ->
                        database.inTransaction(
                            other -> assertThat(posts(other)).containsExactly(11L, 21L))));
  }

  @Test
  void anUpdateThereChangesDeletedRowsToo() {
    database.inTransaction(
        session ->
            Cascades.of(session)
                .onlyDeleted(
                    () -> session.createQuery("update Post set title = 'gone'").executeUpdate()));

    assertThat(database.rows("select id, title from posts order by id"))
        .containsExactly("11|first", "12|gone", "21|third");
  }

  @Test
  void filtersOfTheApplicationStayAsTheyAre() {
    database.inTransaction(
        session -> {
          Cascades.of(session).withDeleted(() -> posts(session));
          assertThat(session.unwrap(Session.class).getEnabledFilter("cascade.with-deleted"))
              .isNull();
        });
  }

  private static List<Long> posts(EntityManager session) {
    return session.createQuery("select id from Post order by id", Long.class).getResultList();
  }
}
