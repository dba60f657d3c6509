package dev.cascade.it.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.PlanMismatchException;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.preview.Blog.Draft;
import dev.cascade.it.preview.Blog.Tag;
import dev.cascade.it.preview.Blog.User;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.TransactionRequiredException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlanErrorsIT {

  @RegisterExtension static final MappedDatabase blog = MappedDatabase.of(Blog.ENTITIES);

  @BeforeEach
  void oneUser() {
    blog.save(Blog.user(1));
  }

  @Test
  void aNewObjectIsNoRoot() {
    assertRefused(
        session -> new User(9),
        "The User is not managed by this entity manager: it is new or detached. Load it, or name it by class and identifier.");
  }

  @Test
  void anObjectWithoutARowIsNoRoot() {
    assertRefused(
        session -> {
          var user = new User(9);
          session.persist(user);
          return user;
        },
        "User#9 is new and has no row yet. Flush first.");
  }

  @Test
  void aDetachedObjectIsNoRoot() {
    assertRefused(
        session -> {
          var user = session.find(User.class, 1L);
          session.detach(user);
          return user;
        },
        "The User is not managed by this entity manager: it is new or detached. Load it, or name it by class and identifier.");
  }

  @Test
  void aReferenceOfAnotherSessionIsNoRoot() {
    try (var other = blog.sessions().createEntityManager()) {
      assertRefused(
          session -> other.getReference(User.class, 1L),
          "The User is not managed by this entity manager: it is new or detached. Load it, or name it by class and identifier.");
    }
  }

  @Test
  void aRemovedObjectIsNoRoot() {
    assertRefused(
        session -> {
          var tag = session.find(Tag.class, 1L);
          session.remove(tag);
          return tag;
        },
        "The Tag is removed already. Plan before you remove it.");
  }

  @Test
  void whatIsNoEntityIsNoRoot() {
    assertRefused(session -> "user", "java.lang.String is no entity. Give a managed object.");
  }

  @Test
  void identifiersAreCheckedBeforeAnythingIsSent() {
    var sql =
        blog.recordSql(
            session -> {
              var cascades = Cascades.of(session);
              assertThatThrownBy(() -> cascades.plan(User.class, 1))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage(
                      "The identifier of a User is a Long, not a Integer. Give one of that type.");
              assertThatThrownBy(() -> cascades.plan(User.class, null))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage("The identifier of a User is null. Give the one of a row.");
              assertThatThrownBy(() -> cascades.plan(String.class, 1L))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage("java.lang.String is no entity.");
            });

    assertThat(sql.all()).isEmpty();
  }

  @Test
  void aRowThatIsNotThereIsNotFound() {
    blog.inTransaction(
        session ->
            assertThatThrownBy(() -> Cascades.of(session).plan(User.class, 9L))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessage(
                    "User has no row with identifier 9. It was deleted meanwhile, or never there."));
  }

  @Test
  void onlyASelectOfEntitiesIsPlanned() {
    blog.inTransaction(
        session -> {
          var cascades = Cascades.of(session);
          var update = session.createQuery("update Tag set id = 3");
          assertThatThrownBy(() -> cascades.plan(update))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("The query is no SELECT. Give one of entities.");
          var ids = session.createQuery("select id from User", Long.class);
          assertThatThrownBy(() -> cascades.plan(ids))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("java.lang.Long is no entity. Give a managed object.");
        });
  }

  @Test
  void aPlanIsNotCarriedOutWhenRowsHaveCome() {
    blog.inTransaction(
        session -> {
          var plan = Cascades.of(session).plan(User.class, 1L);
          session.persist(new Draft(8, session.find(User.class, 1L)));
          assertThatThrownBy(plan::execute)
              .isInstanceOf(PlanMismatchException.class)
              .hasMessage(
                  """
                  The rows have changed since the delete was planned:
                  - User.drafts: 1 row before, User.drafts: 2 rows now
                  Nothing was deleted. Plan again.""");
        });

    assertThat(blog.rows("select id from drafts order by id")).containsExactly("1", "8");
  }

  @Test
  void aPlanIsCarriedOutOnce() {
    blog.inTransaction(
        session -> {
          var plan = Cascades.of(session).plan(User.class, 1L);
          plan.execute();
          assertThatThrownBy(plan::execute).isInstanceOf(EntityNotFoundException.class);
        });
  }

  @Test
  void aDeleteNeedsATransaction() {
    try (var session = blog.sessions().createEntityManager()) {
      var plan = Cascades.of(session).plan(User.class, 1L);

      assertThatThrownBy(plan::execute).isInstanceOf(TransactionRequiredException.class);
    }
  }

  @Test
  void withoutRulesThereIsNothingToPlan() {
    try (var sessions = blog.factory(Map.of("cascade.enabled", "false"));
        var session = sessions.createEntityManager()) {
      assertThatThrownBy(() -> Cascades.of(session))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "No cascade rules are at work: cascade.enabled is false, or no entity of this persistence unit has a rule. Switch them on, or write @CascadeRule or @OnParentDelete on an association.");
    }
  }

  @Test
  void aClosedEntityManagerPlansNothing() {
    var session = blog.sessions().createEntityManager();
    session.close();

    assertThatThrownBy(() -> Cascades.of(session)).isInstanceOf(IllegalStateException.class);
  }

  private static void assertRefused(Function<EntityManager, Object> root, String message) {
    var sql =
        blog.recordSql(
            session -> {
              var entity = root.apply(session);
              assertThatThrownBy(() -> Cascades.of(session).plan(entity))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage(message);
              session.clear();
            });

    assertThat(sql.writes()).isEqualTo(List.of());
  }
}
