package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.TenantId;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the page about tenants. */
class TenantsIT {

  private static String tenant = "acme";

  @RegisterExtension
  static final MappedDatabase agency =
      MappedDatabase.of(Client.class, Project.class)
          .with(AvailableSettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new CurrentTenant());

  @BeforeEach
  void fill() {
    tenant = "acme";
    agency.execute(
        """
        insert into clients (id, tenant) values (1, 'acme');
        insert into projects (id, tenant, client_id) values (1, 'acme', 1), (2, 'acme', 1);
        """);
  }

  @Test
  void aStatementForManyRowsCarriesTheTenant() {
    var sql = agency.recordSql(session -> session.remove(session.find(Client.class, 1)));

    assertThat(sql.reads().get(1))
        .isEqualTo(
            "select count(*) from projects p1_0 join clients c1_0 on c1_0.id=p1_0.client_id where c1_0.id in (?) and p1_0.tenant is distinct from ?");
    assertThat(sql.writes())
        .containsExactly(
            "delete from projects p1_0 where p1_0.client_id in (?) and p1_0.tenant = ?",
            "delete from clients where id=?");
  }

  @Test
  void aRowOfAnotherTenantRefuses() {
    agency.execute("insert into projects (id, tenant, client_id) values (9, 'other', 1)");

    agency.inTransaction(
        session -> {
          var client = session.find(Client.class, 1);
          var refused =
              catchThrowable(
                  () -> {
                    session.remove(client);
                    session.flush();
                  });
          assertThat(refused)
              .isInstanceOf(CrossTenantReferenceException.class)
              .hasMessage(
                  """
                  The delete is refused, since it would reach rows of another tenant:
                  - Client#1 is referred to by 1 row over Project.client; it belongs to another tenant.
                  Correct what those rows refer to, or delete in a session of the root tenant.""");
          session.clear();
        });
    assertThat(agency.rows("select id from projects order by 1")).containsExactly("1", "2", "9");
  }

  @Test
  void aPlanTellsItBefore() {
    agency.execute("insert into projects (id, tenant, client_id) values (9, 'other', 1)");

    agency.inTransaction(
        session -> {
          var preview = Cascades.of(session).plan(Client.class, 1).preview();
          assertThat(preview.refusals()).hasSize(1);
          assertThat(preview.total().number()).isEqualTo(3);
        });
  }

  @Test
  void theRootTenantDeletesAcross() {
    agency.execute("insert into projects (id, tenant, client_id) values (9, 'other', 1)");
    tenant = "root";

    agency.inTransaction(session -> session.remove(session.find(Client.class, 1)));

    assertThat(agency.rows("select id from projects")).isEmpty();
  }

  @Test
  void aTenantLeaves() {
    agency.execute("create index if not exists projects_of on projects (client_id, id)");
    agency.execute(
        "insert into clients (id, tenant) values (2, 'other'); insert into projects (id, tenant, client_id) values (9, 'other', 2)");
    var factory = agency.sessions();

    var result = Cascades.of(factory).inBatches().chunkSize(5_000).deleteTenant("acme");

    assertThat(result.rowsByTable())
        .containsExactly(Map.entry("projects", 2L), Map.entry("clients", 1L));
    assertThat(agency.sent().all())
        .contains("select id from projects where tenant = ? order by tenant, id offset ? limit 1")
        .contains("delete from clients where tenant = ?");
    assertThat(agency.rows("select id from projects")).containsExactly("9");
    assertThat(agency.rows("select id from clients")).containsExactly("2");
  }

  @Test
  void otherBatchesNameTheTenant() {
    agency.execute("create index if not exists projects_of on projects (client_id, id)");
    agency.execute("insert into clients (id, tenant) values (2, 'acme')");
    var factory = agency.sessions();

    Cascades.of(factory).inBatches().tenant("acme").delete(Client.class, 1);

    assertThat(agency.rows("select id from clients")).containsExactly("2");
    assertThat(agency.rows("select id from projects")).isEmpty();
  }

  @Test
  void aKeyThatHoldsTheTenantLetsTheDatabaseRefuse() {
    agency.execute(
        """
        alter table clients add unique (tenant, id);
        alter table projects add foreign key (tenant, client_id) references clients (tenant, id);
        """);

    var refused =
        catchThrowable(
            () ->
                agency.execute(
                    "insert into projects (id, tenant, client_id) values (9, 'other', 1)"));

    assertThat(refused).hasStackTraceContaining("violates foreign key constraint");
  }

  static class CurrentTenant implements CurrentTenantIdentifierResolver<String> {

    @Override
    public String resolveCurrentTenantIdentifier() {
      return tenant;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
      return false;
    }

    @Override
    public boolean isRoot(String id) {
      return id.equals("root");
    }
  }

  @Entity(name = "Client")
  @Table(name = "clients")
  static class Client {
    @Id int id;
    @TenantId String tenant;

    @OneToMany(mappedBy = "client")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Project> projects = new ArrayList<>();
  }

  @Entity(name = "Project")
  @Table(name = "projects")
  static class Project {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Client client;
  }
}
