package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.tenants.Agency.Client;
import dev.cascade.it.tenants.Agency.Country;
import jakarta.persistence.EntityNotFoundException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant's delete reaches its own rows, and says so in each statement that reaches for many. */
class OwnRowsIT {

  @RegisterExtension static final TenantDatabase agency = TenantDatabase.of(Agency.ENTITIES);

  @BeforeEach
  void fill() {
    for (var tenant : List.of("a", "b")) {
      var id = tenant.equals("a") ? 1 : 2;
      agency.execute(
          """
          insert into clients (id, tenant) values (%1$d, '%2$s');
          insert into projects (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
          insert into tasks (id, tenant, project_id) values (%1$d, '%2$s', %1$d);
          insert into contacts (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
          insert into logins (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
          insert into visits (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
          insert into labels (id, tenant) values (%1$d, '%2$s');
          insert into client_labels (client_id, labels_id) values (%1$d, %1$d);
          insert into notes (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
          insert into photos (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
          insert into folders (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
          insert into folders (id, tenant, parent_id) values (1%1$d, '%2$s', %1$d);
          insert into sheets (id, tenant, folder_id) values (%1$d, '%2$s', 1%1$d);
          """
              .formatted(id, tenant));
    }
  }

  @Test
  void eachStatementForASetCarriesTheTenant() {
    var sql = agency.as("a", session -> session.remove(session.find(Client.class, 1)));

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(
            "delete from client_labels where Client_id=?",
            "update contacts c1_0 set client_id=null where c1_0.client_id in (?) and c1_0.tenant = ?",
            "delete from sheets s1_0 where s1_0.folder_id in (?,?) and s1_0.tenant = ?",
            "delete from folders f1_0 where f1_0.id in (?,?) and f1_0.tenant = ?",
            "delete from tasks t1_0 where t1_0.project_id in (select p2_0.id from projects p2_0 where p2_0.tenant = ? and p2_0.client_id in (?)) and t1_0.tenant = ?",
            "delete from projects p1_0 where p1_0.client_id in (?) and p1_0.tenant = ?",
            "delete from photos where id=?",
            "delete from notes where id=?",
            "delete from clients where id=?");
    onlyThoseOfTheOtherAreLeft();
  }

  @Test
  void oneQueryARelationshipLooksForRowsOfOthers() {
    var sql = agency.as("a", session -> session.remove(session.find(Client.class, 1)));

    assertThat(sql.reads())
        .filteredOn(each -> each.contains("is distinct from"))
        .hasSize(14)
        .contains(
            "select count(*) from contacts c1_0 join clients c2_0 on c2_0.id=c1_0.client_id where c2_0.id in (?) and c1_0.tenant is distinct from ?",
            "select count(*) from tasks t1_0 join projects p1_0 on p1_0.id=t1_0.project_id join clients c1_0 on c1_0.id=p1_0.client_id where c1_0.id in (?) and p1_0.tenant=? and t1_0.tenant is distinct from ?");
    assertThat(sql.reads())
        .filteredOn(each -> each.startsWith("with recursive"))
        .isNotEmpty()
        .allMatch(each -> each.contains("f1_0.tenant = ?") && each.contains("f2_0.tenant = ?"));
  }

  @Test
  void aPlanCountsOnesOwnAndTakesThem() {
    agency.as(
        "a",
        session -> {
          var plan = Cascades.of(session).plan(Client.class, 1);
          assertThat(plan.preview().isRefused()).isFalse();
          assertThat(plan.preview().total().number()).isEqualTo(12);
          assertThat(plan.execute().total()).isEqualTo(12);
        });
    onlyThoseOfTheOtherAreLeft();
  }

  @Test
  void aQueryOfAPlanCarriesTheTenantToo() {
    var sql = agency.as("a", session -> Cascades.of(session).plan(Client.class, 1));

    assertThat(sql.writes()).isEmpty();
    assertThat(sql.reads())
        .allMatch(each -> each.matches(".*tenant( = \\?| is distinct from \\?).*"));
  }

  @Test
  void whatBelongsToNoTenantCostsNothing() {
    agency.execute("insert into countries (id) values (1)");

    var sql = agency.as("root", session -> session.remove(session.find(Country.class, 1)));

    assertThat(sql.reads()).containsExactly("select c1_0.id from countries c1_0 where c1_0.id=?");
  }

  @Test
  void anotherTenantsRowIsNotFoundByItsIdentifier() {
    var failure =
        catchThrowable(
            () -> agency.as("a", session -> session.remove(session.getReference(Client.class, 2))));

    assertThat(failure).isInstanceOf(EntityNotFoundException.class);
    assertThat(agency.rows("select id from clients order by 1")).containsExactly("1", "2");
  }

  private static void onlyThoseOfTheOtherAreLeft() {
    for (var table :
        List.of("clients", "projects", "tasks", "logins", "notes", "photos", "sheets", "folders")) {
      assertThat(agency.rows("select distinct tenant from " + table))
          .as(table)
          .containsExactly("b");
    }
    assertThat(agency.rows("select tenant, client_id from contacts order by id"))
        .containsExactly("a|null", "b|2");
    assertThat(agency.rows("select tenant, client_id from visits order by id"))
        .containsExactly("a|null", "b|2");
    assertThat(agency.rows("select client_id, labels_id from client_labels"))
        .containsExactly("2|2");
  }
}
