package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.event.CascadeListeners;
import dev.cascade.hibernate.tenant.TenantDeparture;
import dev.cascade.model.EntityType;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.event.spi.EventSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known before all rows of one tenant go. */
class DepartureIT {

  @RegisterExtension static final TenantDatabase agency = TenantDatabase.of(Agency.ENTITIES);

  @BeforeEach
  void fill() {
    agency.execute(
        """
        insert into clients (id, tenant) values (1, 'a'), (2, 'b');
        insert into projects (id, tenant, client_id) values (1, 'a', 1), (2, 'b', 2);
        insert into tasks (id, tenant, project_id) values (1, 'a', 1), (2, 'b', 2);
        insert into notes (id, tenant, client_id) values (1, 'a', 1);
        insert into labels (id, tenant) values (1, 'a'), (2, 'b');
        insert into client_labels (client_id, labels_id) values (1, 1);
        """);
  }

  @Test
  void typesOfTenantsStandChildrenFirst() {
    agency.as(
        "root",
        session -> {
          var rings = departure(session, "a").types().rings();
          assertThat(rings).allMatch(each -> each.size() == 1);
          var names = rings.stream().map(each -> EntityType.simpleName(each.get(0))).toList();
          assertThat(names)
              .doesNotContain("Country")
              .containsSubsequence("Task", "Project", "Client")
              .containsSubsequence("Visit", "Login", "Client")
              .containsSubsequence("Print", "Photo", "Client")
              .containsSubsequence("Sheet", "Folder", "Client")
              .containsSubsequence("Note", "Client");
        });
  }

  @Test
  void theirRowsCanGoInThatOrder() {
    agency.as(
        "root",
        session -> {
          var departure = departure(session, "a");
          for (var ring : departure.types().rings()) {
            var type = ring.get(0);
            session
                .createMutationQuery(
                    "delete from %s e where %s".formatted(type, departure.condition("e", type)))
                .setParameter("tenant", "a")
                .executeUpdate();
          }
        });

    for (var table : List.of("clients", "projects", "tasks", "labels")) {
      assertThat(agency.rows("select distinct tenant from " + table)).containsExactly("b");
    }
    assertThat(agency.rows("select * from client_labels")).isEmpty();
  }

  @Test
  void rowsOfOthersThatReferAreTold() {
    agency.execute(
        """
        insert into tasks (id, tenant, project_id) values (9, 'b', 1);
        insert into notes (id, tenant, client_id) values (8, 'b', 1), (9, 'c', 1);
        insert into client_labels (client_id, labels_id) values (1, 2);
        """);

    for (var tenant : List.of("root", "a")) {
      agency.as(
          tenant,
          session ->
              assertThat(departure(session, "a").refusals())
                  .extracting(Object::toString)
                  .containsExactlyInAnyOrder(
                      "Project#1 is referred to by 1 row over Task.project; it belongs to another tenant",
                      "Client#1 is referred to by 2 rows over Client.notes; they belong to another tenant",
                      "Client#1 is referred to by 1 row over Client.labels; it belongs to another tenant"));
    }
  }

  @Test
  void onlyOnesOwnTenantLeaves() {
    agency.as(
        "b",
        session ->
            assertThatThrownBy(() -> departure(session, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                    "A session of one tenant cannot delete the rows of another."));
  }

  private static TenantDeparture departure(Session session, String tenant) {
    var source = session.unwrap(EventSource.class);
    var model = CascadeListeners.enginesOf(source.getFactory()).orElseThrow().rules().model();
    return new TenantDeparture(source, model, tenant);
  }
}
