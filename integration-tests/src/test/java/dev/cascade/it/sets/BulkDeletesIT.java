package dev.cascade.it.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.CascadeSettings;
import dev.cascade.hibernate.refusal.BulkDeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.internal.StandardPersisterClassResolver;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deletes by query do what the rules say for the rows that they name. */
class BulkDeletesIT {

  @RegisterExtension static final MappedDatabase blog = Blog.database();

  @BeforeEach
  void fill() {
    Blog.fill(blog);
  }

  @Test
  void aUserGoesWithAllThatBelongsToIt() {
    var sql =
        blog.recordSql(
            session ->
                assertThat(run(session, "delete from User u where u.id = 'ada'")).isEqualTo(1));

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(
            Blog.COMMENTS_OF_USERS_POSTS,
            Blog.LIKES_OF_USERS_POSTS,
            Blog.LIKES_OF_USER,
            Blog.POSTS_OF_USER,
            Blog.USER);
    assertOnlyBobIsLeft();
  }

  @Test
  void severalUsersTakeOneStatementALevel() {
    var sql = blog.recordSql(session -> assertThat(run(session, "delete from User")).isEqualTo(2));

    assertThat(sql.writes().stream().filter(each -> !each.equals(Blog.USER))).hasSize(4);
    assertThat(sql.reads()).hasSize(2);
    for (var table : List.of("users", "posts", "comments", "likes")) {
      assertThat(Blog.ids(blog, table)).isEmpty();
    }
  }

  @Test
  void aConditionOverRowsThatGoAlongIsAskedBeforeTheyGo() {
    blog.recordSql(
        session ->
            assertThat(
                    run(
                        session,
                        "delete from Post p where p.user.id = 'ada' and exists (select 1 from Like l where l.post = p)"))
                .isEqualTo(1));

    assertThat(Blog.ids(blog, "posts")).containsExactly("ada2", "bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on ada2", "on bob1", "on bob2");
  }

  @Test
  void parametersAreThoseOfTheQuery() {
    blog.recordSql(
        session ->
            assertThat(
                    session
                        .createQuery("delete from Post p where p.user.id = ?1 or p.id in (?2)")
                        .setParameter(1, "ada")
                        .setParameter(2, List.of("bob1", "bob3"))
                        .executeUpdate())
                .isEqualTo(3));

    assertThat(Blog.ids(blog, "posts")).containsExactly("bob2");
    assertThat(Blog.ids(blog, "likes")).isEmpty();
  }

  @Test
  void aCriteriaDeleteAppliesThem() {
    blog.recordSql(
        session -> {
          var builder = session.getCriteriaBuilder();
          var delete = builder.createCriteriaDelete(User.class);
          delete.where(builder.equal(delete.from(User.class).get("id"), "ada"));
          assertThat(session.createQuery(delete).executeUpdate()).isEqualTo(1);
        });

    assertOnlyBobIsLeft();
  }

  @Test
  void aStatelessSessionAppliesThem() {
    try (var session = blog.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      session.createMutationQuery("delete from User u where u.id = 'ada'").executeUpdate();
      session.getTransaction().commit();
    }

    assertOnlyBobIsLeft();
  }

  @Test
  void aDeleteInAStatelessSessionAppliesThem() {
    try (var session = blog.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      session.delete(session.get(User.class, "ada"));
      session.getTransaction().commit();
    }

    assertOnlyBobIsLeft();
  }

  @Test
  void aStatelessDeleteOfARowThatIsGoneIsStale() {
    try (var session = blog.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      assertThatThrownBy(() -> session.delete(new User("eve")))
          .isInstanceOf(StaleStateException.class);
      session.getTransaction().rollback();
    }
  }

  @Test
  void whatIsPendingIsFlushedBeforeAndObjectsInTheSessionAreTold() {
    blog.recordSql(
        session -> {
          var bob = session.find(User.class, "bob");
          var ada = session.find(User.class, "ada");
          var moved = ada.posts.remove(0);
          bob.posts.add(moved);
          moved.user = bob;
          run(session, "delete from User u where u.id = 'ada'");
          assertThat(session.contains(ada)).isFalse();
          assertThat(session.contains(moved)).isTrue();
        });

    assertThat(Blog.ids(blog, "posts")).containsExactly("ada1", "bob1", "bob2");
  }

  @Test
  void aSessionThatDoesNotFlushBeforeQueriesIsLeftAlone() {
    var sql =
        blog.recordSql(
            session -> {
              session.setFlushMode(FlushModeType.COMMIT);
              var bob = session.find(User.class, "bob");
              session.find(Post.class, "bob1").user = null;
              run(session, "delete from Post p where p.id = 'ada1'");
              assertThat(Blog.ids(blog, "users")).contains("bob");
              session.clear();
              assertThat(session.contains(bob)).isFalse();
            });

    assertThat(sql.writes()).noneMatch(each -> each.startsWith("update"));
    assertThat(Blog.ids(blog, "posts")).containsExactly("ada2", "bob1", "bob2");
  }

  @Test
  void typesOnWhoseRowsNoRuleActsAreLeftToHibernate() {
    var sql =
        blog.recordSql(
            session ->
                assertThat(run(session, "delete from Comment c where c.id = 'on ada1'"))
                    .isEqualTo(1));

    assertThat(sql.all()).containsExactly("delete from comments c1_0 where c1_0.id='on ada1'");
  }

  @Test
  void nothingIsChangedWhereTheyAreRefused() {
    with(
        "refuse",
        session ->
            assertThatThrownBy(() -> run(session, "delete from User u where u.id = 'ada'"))
                .isInstanceOf(BulkDeleteRefusedException.class)
                .hasMessageContaining("would pass over the cascade rules of"));

    assertThat(Blog.ids(blog, "users")).containsExactly("ada", "bob");
  }

  @Test
  void hibernateSendsThemAsTheyAreWhereTheyAreIgnored() {
    with(
        "ignore",
        session ->
            assertThatThrownBy(() -> run(session, "delete from User u where u.id = 'ada'"))
                .isInstanceOf(ConstraintViolationException.class));
  }

  @Test
  void translatorsAndPersistersOfTheApplicationStayAtWork() {
    var settings =
        Map.<String, Object>of(
            "hibernate.query.sqm.translator",
            CountingTranslators.class.getName(),
            "hibernate.persister.resolver",
            CountingPersisters.class.getName());
    CountingTranslators.calls = 0;
    CountingPersisters.calls = 0;
    with(settings, session -> run(session, "delete from User u where u.id = 'ada'"));

    assertThat(CountingTranslators.calls).isPositive();
    assertThat(CountingPersisters.calls).isPositive();
    assertOnlyBobIsLeft();
  }

  @Test
  void aQueryCanRunAgain() {
    blog.inTransaction(
        session -> {
          var query = session.createQuery("delete from User u where u.id = :id");
          assertThat(query.setParameter("id", "ada").executeUpdate()).isEqualTo(1);
          assertThat(query.setParameter("id", "bob").executeUpdate()).isEqualTo(1);
          assertThat(query.executeUpdate()).isZero();
        });

    assertThat(Blog.ids(blog, "users")).isEmpty();
  }

  private static void with(String policy, Consumer<EntityManager> work) {
    with(Map.of(CascadeSettings.BULK_DELETES, policy), work);
  }

  private static void with(Map<String, Object> settings, Consumer<EntityManager> work) {
    try (var sessions = blog.factory(settings);
        var session = sessions.createEntityManager()) {
      session.getTransaction().begin();
      work.accept(session);
      if (session.getTransaction().getRollbackOnly()) {
        session.getTransaction().rollback();
      } else {
        session.getTransaction().commit();
      }
    }
  }

  /** An application's own. */
  public static final class CountingTranslators extends StandardSqmTranslatorFactory {

    private static int calls;

    @Override
    public SqmTranslator<? extends MutationStatement> createMutationTranslator(
        SqmDmlStatement<?> statement,
        QueryOptions options,
        DomainParameterXref parameters,
        QueryParameterBindings bindings,
        LoadQueryInfluencers influencers,
        SqlAstCreationContext context) {
      calls++;
      return super.createMutationTranslator(
          statement, options, parameters, bindings, influencers, context);
    }
  }

  /** An application's own. */
  public static final class CountingPersisters extends StandardPersisterClassResolver {

    private static final long serialVersionUID = 1L;
    private static int calls;

    @Override
    public Class<? extends EntityPersister> getEntityPersisterClass(PersistentClass entity) {
      calls++;
      return super.getEntityPersisterClass(entity);
    }
  }

  private static int run(EntityManager session, String hql) {
    return session.createQuery(hql).executeUpdate();
  }

  private static void assertOnlyBobIsLeft() {
    assertThat(Blog.ids(blog, "users")).containsExactly("bob");
    assertThat(Blog.ids(blog, "posts")).containsExactly("bob1", "bob2");
    assertThat(Blog.ids(blog, "comments")).containsExactly("on bob1", "on bob2");
    assertThat(Blog.ids(blog, "likes")).containsExactly("bob1 bob");
  }
}
