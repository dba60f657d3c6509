package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deletes in batches where tenants share tables. */
class BatchesOfOneTenantIT {

  @RegisterExtension static final TenantDatabase agency = TenantDatabase.of(Agency.ENTITIES);

  @BeforeEach
  void fill() {
    agency.execute(
        """
        insert into clients (id, tenant) values (1, 'a'), (2, 'b'), (3, 'a');
        insert into projects (id, tenant, client_id) select n, 'a', 1 from generate_series(1, 5) n;
        insert into tasks (id, tenant, project_id) select n, 'a', 1 + n % 5 from generate_series(1, 9) n;
        insert into photos (id, tenant, client_id) values (1, 'a', 1);
        insert into folders (id, tenant, client_id, parent_id) values (1, 'a', 1, null), (2, 'a', null, 1);
        """);
  }

  @Test
  void eachStatementCarriesTheTenant() {
    for (var portable : List.of(false, true)) {
      agency.execute("truncate clients cascade");
      fill();
      agency.forget();

      var result = (portable ? batches().portable() : batches()).delete(Agency.Client.class, 1);

      assertThat(result.rowsByTable())
          .containsAllEntriesOf(Map.of("projects", 5L, "tasks", 9L, "clients", 1L, "folders", 2L));
      assertThat(agency.sent().all())
          .filteredOn(each -> each.startsWith("delete from tasks"))
          .isNotEmpty();
      // Hibernate's own statement for one object needs none; nor do join rows have any.
      assertThat(agency.sent().all())
          .filteredOn(
              each -> each.matches("(?s).*(from|update) (projects|tasks|clients|folders).*"))
          .filteredOn(each -> !each.matches("delete from \\w+ where id=\\?"))
          .allMatch(each -> each.contains("tenant"), "carries the tenant");
      assertThat(agency.rows("select id from clients order by 1")).containsExactly("2", "3");
      assertThat(agency.rows("select id from tasks")).isEmpty();
      assertThat(agency.rows("select id from folders")).isEmpty();
    }
  }

  @Test
  void aRowOfAnotherTenantOnAnyLevelRefusesBeforeTheFirstChunk() {
    agency.execute(
        """
        insert into tasks (id, tenant, project_id) values (99, 'b', 2);
        insert into folders (id, tenant, parent_id) values (99, 'b', 2);
        """);
    agency.forget();

    var refused =
        catchThrowableOfType(
            CrossTenantReferenceException.class, () -> batches().delete(Agency.Client.class, 1));

    assertThat(refused.refusals())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "Project#2 is referred to by 1 row over Task.project; it belongs to another tenant",
            "Folder#2 is referred to by 1 row over Folder.parent; it belongs to another tenant");
    assertThat(agency.sent().writes()).isEmpty();
    assertThat(agency.rows("select count(*) from tasks")).containsExactly("10");
  }

  @Test
  void theRootTenantDeletesAcross() {
    agency.execute("insert into tasks (id, tenant, project_id) values (99, 'b', 2)");

    var result = request().tenant("root").delete(Agency.Client.class, 1);

    assertThat(result.rows("tasks")).isEqualTo(10);
    assertThat(agency.rows("select id from tasks")).isEmpty();
  }

  @Test
  void aRowOfAnotherTenantIsNotThere() {
    assertThat(batches().delete(Agency.Client.class, 2).total()).isZero();
    assertThat(agency.rows("select id from clients where id = 2")).containsExactly("2");
  }

  @Test
  void theTenantMustBeNamed() {
    assertThatThrownBy(() -> request().delete(Agency.Client.class, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Entities have @TenantId, and no tenant was named. Say inBatches().tenant(…): a tenant, or the root tenant for the rows of all.");
    assertThatThrownBy(() -> request().tenant(7).delete(Agency.Client.class, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 is no tenant: it is a java.lang.Integer. Give a java.lang.String.");
    assertThat(agency.rows("select count(*) from clients")).containsExactly("3");
  }

  private static BatchRequest batches() {
    return request().tenant("a");
  }

  private static BatchRequest request() {
    return Cascades.of(agency.sessions())
        .inBatches()
        .chunkSize(2)
        .missingIndexes(MissingIndexes.WARN);
  }
}
