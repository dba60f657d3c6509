package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.tenants.Agency.Client;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session of the root tenant sees the rows of all, as Hibernate has it, and deletes them. */
class RootSessionIT {

  @RegisterExtension static final TenantDatabase agency = TenantDatabase.of(Agency.ENTITIES);

  @BeforeEach
  void fill() {
    agency.execute(
        """
        insert into clients (id, tenant) values (1, 'a');
        insert into projects (id, tenant, client_id) values (1, 'a', 1), (9, 'b', 1);
        insert into tasks (id, tenant, project_id) values (1, 'b', 1), (9, 'a', 9);
        insert into folders (id, tenant, client_id) values (1, 'b', 1);
        insert into folders (id, tenant, parent_id) values (2, 'a', 1);
        """);
  }

  @Test
  void itDeletesAcrossTenantsAndLooksForNoForeigners() {
    var sql = agency.as("root", session -> session.remove(session.find(Client.class, 1)));

    assertThat(sql.reads()).noneMatch(each -> each.contains("is distinct from"));
    for (var table : new String[] {"clients", "projects", "tasks", "folders"}) {
      assertThat(agency.rows("select id from " + table)).isEmpty();
    }
  }

  @Test
  void itsPlanCountsTheRowsOfAll() {
    agency.as(
        "root",
        session -> {
          var plan = Cascades.of(session).plan(Client.class, 1);
          assertThat(plan.preview().refusals()).isEmpty();
          assertThat(plan.execute().total()).isEqualTo(7);
        });

    assertThat(agency.rows("select id from projects")).isEmpty();
  }
}
