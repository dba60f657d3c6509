package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.tenants.Agency.Client;
import dev.cascade.it.tenants.Agency.Photo;
import dev.cascade.it.tenants.Agency.Project;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hibernate loads rows of other tenants into a collection; they are not removed with it. */
class LoadedForeignIT {

  private static final String REFUSED =
      "Client#1 is referred to by 1 row over Project.client; it belongs to another tenant";

  @RegisterExtension static final TenantDatabase agency = TenantDatabase.of(Agency.ENTITIES);

  @BeforeEach
  void fill() {
    agency.execute(
        """
        insert into clients (id, tenant) values (1, 'a');
        insert into projects (id, tenant, client_id) values (1, 'a', 1), (9, 'b', 1);
        """);
    Photo.REMOVED.clear();
  }

  @Test
  void aRemovalOfTheParentIsRefused() {
    assertThat(
            agency.refusals(
                "a",
                session -> {
                  var client = session.find(Client.class, 1);
                  assertThat(client.projects).hasSize(2);
                  session.remove(client);
                }))
        .containsExactly(REFUSED);
    assertThat(projects()).containsExactly("1|a|1", "9|b|1");
  }

  @Test
  void oneThatIsTakenOutIsNoOrphan() {
    assertThat(
            agency.refusals(
                "a",
                session ->
                    session
                        .find(Client.class, 1)
                        .projects
                        .removeIf(each -> each.tenant.equals("b"))))
        .containsExactly(REFUSED);
    assertThat(projects()).containsExactly("1|a|1", "9|b|1");
  }

  @Test
  void aNewCollectionWithoutItIsRefused() {
    assertThat(
            agency.refusals(
                "a", session -> session.find(Client.class, 1).projects = new ArrayList<>()))
        .containsExactly(REFUSED);
    assertThat(projects()).containsExactly("1|a|1", "9|b|1");
  }

  @Test
  void itIsNotRemovedByHandEither() {
    assertThat(
            agency.refusals(
                "a",
                session -> {
                  var projects = session.find(Client.class, 1).projects;
                  projects.stream()
                      .filter(each -> each.tenant.equals("b"))
                      .forEach(session::remove);
                }))
        .containsExactly(REFUSED);
  }

  @Test
  void oneWhoseOwnerIsNotKnownIsTold() {
    assertThat(
            agency.refusals(
                "a",
                session -> {
                  var foreign =
                      session
                          .createNativeQuery("select * from projects where id = 9", Project.class)
                          .getSingleResult();
                  session.remove(foreign);
                }))
        .containsExactly(
            "Project is referred to by 1 row over Project; it belongs to another tenant");
  }

  @Test
  void itLosesNoReference() {
    agency.execute("insert into contacts (id, tenant, client_id) values (9, 'b', 1)");
    agency.execute("delete from projects where id = 9");

    assertThat(
            agency.refusals(
                "a",
                session -> {
                  var client = session.find(Client.class, 1);
                  assertThat(client.contacts).extracting(each -> each.tenant).containsExactly("b");
                  session.remove(client);
                }))
        .containsExactly(
            "Client#1 is referred to by 1 row over Contact.client; it belongs to another tenant");
    assertThat(agency.rows("select client_id from contacts")).containsExactly("1");
  }

  @Test
  void itsCallbackIsNotCalled() {
    agency.execute(
        """
        delete from projects where id = 9;
        insert into photos (id, tenant, client_id) values (9, 'b', 1);
        """);

    assertThat(agency.refusals("a", session -> session.remove(session.find(Client.class, 1))))
        .containsExactly(
            "Client#1 is referred to by 1 row over Photo.client; it belongs to another tenant");
    assertThat(Photo.REMOVED).isEmpty();
  }

  @Test
  void itIsNotRemovedWhereItIsFetchedAhead() {
    agency.execute(
        """
        delete from projects where id = 9;
        insert into photos (id, tenant, client_id) values (1, 'a', 1), (2, 'a', 1);
        insert into prints (id, tenant, photo_id) values (1, 'a', 1), (9, 'b', 2);
        """);

    assertThat(agency.refusals("a", session -> session.remove(session.find(Client.class, 1))))
        .containsExactly(
            "Photo#2 is referred to by 1 row over Print.photo; it belongs to another tenant");
    assertThat(agency.rows("select id from prints order by 1")).containsExactly("1", "9");
  }

  @Test
  void itIsLeftAloneByARemovalOfOneOfItsOwn() {
    agency.as(
        "a",
        session -> {
          var projects = session.find(Client.class, 1).projects;
          assertThat(projects).allMatch(Hibernate::isInitialized);
          projects.removeIf(each -> each.tenant.equals("a"));
        });

    assertThat(projects()).containsExactly("9|b|1");
  }

  private static List<String> projects() {
    return agency.rows("select id, tenant, client_id from projects order by id");
  }
}
