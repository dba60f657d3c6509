package dev.cascade.it.schema;

import static dev.cascade.it.schema.Blog.ENTITIES;
import static dev.cascade.it.schema.Blog.KEYS;
import static dev.cascade.it.schema.Blog.NOTES_KEY;
import static dev.cascade.it.schema.Blog.POSTS_KEY;
import static dev.cascade.it.schema.Blog.ROWS;
import static dev.cascade.it.schema.Blog.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.schema.Blog.User;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.connections.spi.AbstractMultiTenantConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveKeysOnFirstUseIT {

  private static final String WRONG_KEYS = POSTS_KEY + "; " + NOTES_KEY + " on delete set null;";

  private final ExistingTables tables = ExistingTables.of("");

  @AfterEach
  void drop() {
    tables.close();
  }

  @Test
  void tablesMadeAfterTheStartAreCheckedBeforeTheFirstRemovalSendsAnything() {
    try (var sessions = tables.boot(ENTITIES)) {
      tables.execute(TABLES + WRONG_KEYS + ROWS);

      var refusal = Refusal.of(() -> remove(sessions));

      assertThat(refusal.message())
          .startsWith("1 cascade rule cannot hold:\n- [CASCADE-114] User.posts: ");
      assertThat(tables.sent()).isEmpty();
      assertThat(tables.column("select id from posts")).containsExactly("1");
    }
  }

  @Test
  void aRefusedRemovalWorksOnceTheTablesAreMended() {
    try (var sessions = tables.boot(ENTITIES)) {
      tables.execute(TABLES + WRONG_KEYS + ROWS);
      tables.execute(Refusal.of(() -> remove(sessions)).ddl());

      assertThat(remove(sessions)).containsExactly("delete from users where id=?");
      assertThat(tables.column("select id from posts")).isEmpty();
      assertThat(tables.column("select user_id from notes")).containsExactly((String) null);
    }
  }

  @Test
  void oneTableThatComesLaterIsCheckedLater() {
    tables.execute(TABLES + KEYS + "drop table notes");
    try (var sessions = tables.boot(ENTITIES)) {
      tables.execute("create table notes (id int primary key, user_id int)");

      assertThat(Refusal.of(() -> remove(sessions)).reasons())
          .singleElement()
          .asString()
          .endsWith("but in the database no foreign key stands on notes.user_id.");
    }
  }

  @Test
  void whatWasAskedOnceIsNotAskedAgain() {
    try (var sessions = tables.boot(ENTITIES)) {
      tables.execute(TABLES + KEYS + ROWS);
      remove(sessions);
      tables.execute(
          "alter table posts drop constraint fk_posts_user; insert into users values (1)");

      assertThat(remove(sessions)).containsExactly("delete from users where id=?");
    }
  }

  @Test
  void anApplicationThatForbidsMetadataAtStartIsCheckedOnFirstUse() {
    tables.execute(TABLES + WRONG_KEYS + ROWS);
    tables.with("hibernate.boot.allow_jdbc_metadata_access", "false");
    tables.with(AvailableSettings.DIALECT, "org.hibernate.dialect.PostgreSQLDialect");

    try (var sessions = tables.boot(ENTITIES)) {
      assertThat(Refusal.of(() -> remove(sessions)).violations()).hasSize(1);
    }
  }

  @Test
  void aSessionOverTheApplicationsOwnConnectionIsCheckedOverIt() throws SQLException {
    tables.execute(TABLES + WRONG_KEYS + ROWS);
    tables.with(AvailableSettings.DIALECT, "org.hibernate.dialect.PostgreSQLDialect");

    try (var sessions = tables.bootWithoutDataSource(ENTITIES).unwrap(SessionFactory.class);
        var connection = tables.schema().dataSource().getConnection();
        var session = sessions.withOptions().connection(connection).openSession()) {
      var user = session.getReference(User.class, 1);

      assertThat(Refusal.of(() -> session.remove(user)).violations()).hasSize(1);
    }
  }

  @Test
  void eachTenantsTablesAreChecked() {
    try (var other = ExistingTables.of(TABLES + WRONG_KEYS + ROWS)) {
      tables.execute(TABLES + KEYS + ROWS);
      var tenants = new Tenants(tables, other);
      tables.with(AvailableSettings.MULTI_TENANT_CONNECTION_PROVIDER, tenants);

      try (var sessions = tables.bootWithoutDataSource(ENTITIES).unwrap(SessionFactory.class)) {
        removeAs("right", sessions);
        var refusal = Refusal.of(() -> removeAs("wrong", sessions));

        assertThat(refusal.violations()).hasSize(1);
      }
      assertThat(tables.column("select id from posts")).isEmpty();
      assertThat(other.column("select id from posts")).containsExactly("1");
    }
  }

  private List<String> remove(EntityManagerFactory sessions) {
    return tables.sentBy(sessions, session -> session.remove(session.getReference(User.class, 1)));
  }

  private static void removeAs(String tenant, SessionFactory sessions) {
    try (var session = sessions.withOptions().tenantIdentifier((Object) tenant).openSession()) {
      var transaction = session.beginTransaction();
      session.remove(session.getReference(User.class, 1));
      transaction.commit();
    }
  }

  /** A schema for each tenant. */
  private static final class Tenants extends AbstractMultiTenantConnectionProvider<Object> {

    private static final long serialVersionUID = 1L;

    private final transient ExistingTables right;
    private final transient ExistingTables wrong;

    Tenants(ExistingTables right, ExistingTables wrong) {
      this.right = right;
      this.wrong = wrong;
    }

    @Override
    protected ConnectionProvider getAnyConnectionProvider() {
      return new Connections(wrong);
    }

    @Override
    protected ConnectionProvider selectConnectionProvider(Object tenant) {
      return new Connections(tenant.equals("right") ? right : wrong);
    }
  }

  private static final class Connections implements ConnectionProvider {

    private static final long serialVersionUID = 1L;

    private final transient ExistingTables tables;

    Connections(ExistingTables tables) {
      this.tables = tables;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return tables.schema().dataSource().getConnection();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
      connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
      return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
      return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}
