package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.tenants.Agency.Client;
import dev.cascade.it.tenants.Agency.Contact;
import dev.cascade.it.tenants.Agency.Country;
import dev.cascade.it.tenants.Agency.Label;
import dev.cascade.plan.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a delete would do to a row of another tenant, it is refused. */
class ForeignChildrenIT {

  @RegisterExtension static final TenantDatabase agency = TenantDatabase.of(Agency.ENTITIES);

  @BeforeEach
  void fill() {
    agency.execute(
        """
        insert into clients (id, tenant) values (1, 'a'), (2, 'b');
        insert into projects (id, tenant, client_id) values (1, 'a', 1), (2, 'b', 2);
        insert into tasks (id, tenant, project_id) values (1, 'a', 1), (2, 'b', 2);
        insert into logins (id, tenant, client_id) values (1, 'a', 1), (2, 'b', 2);
        insert into folders (id, tenant, client_id) values (1, 'a', 1), (2, 'b', 2);
        insert into folders (id, tenant, parent_id) values (3, 'a', 1), (4, 'b', 2);
        """);
  }

  static Stream<Foreign> foreign() {
    return Stream.of(
        new Foreign("projects", "client_id", 1, "Client#1", "Project.client"),
        new Foreign("contacts", "client_id", 1, "Client#1", "Contact.client"),
        new Foreign("logins", "client_id", 1, "Client#1", "Login.client"),
        new Foreign("visits", "client_id", 1, "Client#1", "Visit.client"),
        new Foreign("invoices", "client_id", 1, "Client#1", "Invoice.client"),
        new Foreign("notes", "client_id", 1, "Client#1", "Client.notes"),
        new Foreign("photos", "client_id", 1, "Client#1", "Photo.client"),
        new Foreign("folders", "client_id", 1, "Client#1", "Folder.client"),
        new Foreign("tasks", "project_id", 1, "Project#1", "Task.project"),
        new Foreign("visits", "login_id", 1, "Login#1", "Visit.login"),
        new Foreign("folders", "parent_id", 1, "Folder#1", "Folder.parent"),
        new Foreign("folders", "parent_id", 3, "Folder#3", "Folder.parent"),
        new Foreign("sheets", "folder_id", 3, "Folder#3", "Sheet.folder"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void aRemovalIsRefusedByName(Foreign row) {
    row.insert();

    assertThat(agency.refusals("a", session -> session.remove(session.find(Client.class, 1))))
        .containsExactly(row.refused());
    assertThat(agency.rows("select id from clients order by id")).containsExactly("1", "2");
    assertThat(row.read()).containsExactly("b|" + row.parent());
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void aPlanTellsIt(Foreign row) {
    row.insert();

    agency.as(
        "a",
        session -> {
          var plan = Cascades.of(session).plan(Client.class, 1);
          assertThat(plan.preview().refusals())
              .extracting(Object::toString)
              .containsExactly(row.refused());
          assertThat(plan.preview().text()).contains(row.refused());
        });
    assertThat(
            agency.refusals("a", session -> Cascades.of(session).plan(Client.class, 1).execute()))
        .containsExactly(row.refused());
  }

  @Test
  void alsoWhereOnlyRowsBetweenWouldGo() {
    agency.execute(
        """
        insert into labels (id, tenant) values (1, 'a'), (9, 'b');
        insert into client_labels (client_id, labels_id) values (1, 1), (1, 9);
        """);

    assertThat(agency.refusals("a", session -> session.remove(session.find(Client.class, 1))))
        .containsExactly(
            "Client#1 is referred to by 1 row over Client.labels; it belongs to another tenant");
    assertThat(agency.rows("select labels_id from client_labels order by 1"))
        .containsExactly("1", "9");
  }

  @Test
  void noPlanCountsThem() {
    agency.execute(
        """
        insert into labels (id, tenant) values (1, 'a'), (9, 'b');
        insert into client_labels (client_id, labels_id) values (1, 1), (1, 9);
        insert into notes (id, tenant, client_id) values (1, 'a', 1), (9, 'b', 1);
        """);

    agency.as(
        "a",
        session -> {
          var preview = Cascades.of(session).plan(Client.class, 1).preview();
          assertThat(preview.refusals())
              .extracting(Object::toString)
              .containsExactly(
                  "Client#1 is referred to by 1 row over Client.labels; it belongs to another tenant",
                  "Client#1 is referred to by 1 row over Client.notes; it belongs to another tenant");
          assertThat(preview.text())
              .contains("Client.labels: UNLINK 1 row,", "Client.notes: DELETE 1 row,");
        });
  }

  @Test
  void alsoBelowRowsThatBelongToNoTenant() {
    agency.execute("insert into countries (id) values (1); update clients set country_id = 1");

    assertThat(agency.refusals("a", session -> session.remove(session.find(Country.class, 1))))
        .containsExactly(
            "Country#1 is referred to by 1 row over Client.country; it belongs to another tenant");
    assertThat(agency.rows("select country_id from clients")).containsExactly("1", "1");
  }

  @Test
  void alsoBelowAReferenceThatWasNeverLoaded() {
    agency.execute("insert into countries (id) values (1); update clients set country_id = 1");

    assertThat(
            agency.refusals("a", session -> session.remove(session.getReference(Country.class, 1))))
        .containsExactly(
            "Country#1 is referred to by 1 row over Client.country; it belongs to another tenant");
  }

  @Test
  void aReferenceToOnesOwnIsLoadedAndGoes() {
    agency.execute("insert into labels (id, tenant) values (1, 'a')");

    var own = agency.as("a", session -> session.remove(session.getReference(Label.class, 1)));

    assertThat(own.reads()).first().asString().startsWith("select l1_0.id,l1_0.tenant from labels");
    assertThat(own.writes()).containsExactly("delete from labels where id=?");
  }

  @Test
  void allOfAFlushAreToldAtOnceAndOnlyOnesOwnByName() {
    agency.execute(
        """
        insert into clients (id, tenant) values (3, 'a');
        insert into contacts (id, tenant, client_id) values (71, 'b', 1), (72, 'c', 3), (73, 'b', 3);
        insert into tasks (id, tenant, project_id) values (74, 'b', 1);
        """);

    var refusal =
        agency.refusal(
            "a",
            session -> {
              session.remove(session.find(Client.class, 1));
              session.remove(session.find(Client.class, 3));
            });

    assertThat(refusal.refusals())
        .containsExactlyInAnyOrder(
            new Refusal(
                "Client",
                List.of(1, 3),
                "Contact.client",
                "Contact",
                3L,
                List.of(),
                "they belong to another tenant"),
            new Refusal(
                "Project",
                List.of(1),
                "Task.project",
                "Task",
                1L,
                List.of(),
                "it belongs to another tenant"));
    assertThat(refusal)
        .isInstanceOf(DeleteRefusedException.class)
        .hasMessageNotContainingAny("71", "72", "73", "74");
  }

  @Test
  void alsoInAFlushBeforeAQuery() {
    agency.execute("insert into contacts (id, tenant, client_id) values (9, 'b', 1)");

    var refused =
        agency.refusals(
            "a",
            session -> {
              session.remove(session.find(Client.class, 1));
              session.createQuery("from Contact", Contact.class).getResultList();
            });

    assertThat(refused)
        .containsExactly(
            "Client#1 is referred to by 1 row over Contact.client; it belongs to another tenant");
  }

  /** A row of tenant b below a row of tenant a. */
  record Foreign(String table, String column, int parent, String own, String relationship) {

    void insert() {
      agency.execute(
          "insert into %s (id, tenant, %s) values (9, 'b', %d)".formatted(table, column, parent));
    }

    List<String> read() {
      return agency.rows("select tenant, %s from %s where id = 9".formatted(column, table));
    }

    String refused() {
      return "%s is referred to by 1 row over %s; it belongs to another tenant"
          .formatted(own, relationship);
    }
  }
}
