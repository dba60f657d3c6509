package dev.cascade.it.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchProgress;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.hibernate.bulk.MissingIndexException;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.hibernate.bulk.NewcomersRefusedException;
import dev.cascade.hibernate.bulk.StopReason;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant leaves, with all its rows. */
class LeavingTenantIT {

  private static final List<String> TABLES =
      List.of(
          "clients",
          "projects",
          "tasks",
          "contacts",
          "logins",
          "visits",
          "invoices",
          "labels",
          "notes",
          "photos",
          "prints",
          "folders",
          "sheets");

  @RegisterExtension static final TenantDatabase agency = TenantDatabase.of(Agency.ENTITIES);

  // Of each tenant one in each table, and of a some more.
  @BeforeEach
  void fill() {
    Agency.Photo.REMOVED.clear();
    agency.execute("insert into countries (id) values (1)");
    insert("a", 0);
    insert("b", 100);
    agency.execute(
        """
        insert into tasks (id, tenant, project_id) select n, 'a', 1 from generate_series(10, 19) n;
        insert into folders (id, tenant, parent_id) values (2, 'a', 1), (3, 'a', 2), (4, 'a', null);
        update folders set parent_id = 4 where id = 1;
        insert into labels (id, tenant) values (2, 'a');
        """);
  }

  private static void insert(String tenant, int id) {
    agency.execute(
        """
        insert into clients (id, tenant, country_id) values (%1$d, '%2$s', 1);
        insert into projects (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
        insert into tasks (id, tenant, project_id) values (%1$d, '%2$s', %1$d);
        insert into contacts (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
        insert into logins (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
        insert into visits (id, tenant, client_id, login_id) values (%1$d, '%2$s', %1$d, %1$d);
        insert into invoices (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
        insert into labels (id, tenant) values (%1$d, '%2$s');
        insert into client_labels (client_id, labels_id) values (%1$d, %1$d);
        insert into notes (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
        insert into photos (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
        insert into prints (id, tenant, photo_id) values (%1$d, '%2$s', %1$d);
        insert into folders (id, tenant, client_id) values (%1$d, '%2$s', %1$d);
        insert into sheets (id, tenant, folder_id) values (%1$d, '%2$s', %1$d);
        """
            .formatted(id + 1, tenant));
  }

  @Test
  void allItsRowsGoAndNoOthers() {
    for (var portable : List.of(false, true)) {
      agency.execute("truncate " + String.join(", ", TABLES) + ", countries cascade");
      fill();
      agency.forget();

      var result = (portable ? batches().portable() : batches()).deleteTenant("a");

      assertThat(result.isComplete()).isTrue();
      assertThat(result.rowsByTable())
          .hasSize(TABLES.size())
          .containsAllEntriesOf(
              Map.of("tasks", 11L, "folders", 4L, "labels", 2L, "invoices", 1L, "prints", 1L));
      onlyOthersAreLeft();
      assertThat(agency.rows("select * from client_labels")).containsExactly("101|101");
      assertThat(agency.rows("select id from countries")).containsExactly("1");
      assertThat(Agency.Photo.REMOVED).containsExactlyInAnyOrder(1, 1);
      assertThat(agency.sent().writes())
          .filteredOn(each -> !each.matches("delete from \\w+ where (id|client_id)=\\?"))
          .filteredOn(each -> !each.contains("client_labels"))
          .isNotEmpty()
          .allMatch(each -> each.contains("tenant"), "carries the tenant");
    }
  }

  @Test
  void rowsGoByTheirTenantFromIdentifierToIdentifier() {
    agency.forget();

    batches().deleteTenant("a");

    assertThat(agency.sent().writes())
        .contains("delete from tasks where tenant = ? and id > ? and id <= ?")
        .contains("delete from projects where tenant = ?");
  }

  @Test
  void stoppedItGoesOn() {
    var stops = 0;
    while (batches().maxRows(4).deleteTenant("a").stopped() == StopReason.MAX_ROWS) {
      stops++;
    }

    assertThat(stops).isEqualTo(6);
    onlyOthersAreLeft();
    assertThat(batches().deleteTenant("a").total()).isZero();
    assertThat(batches().cancelWhen(() -> true).deleteTenant("b").stopped())
        .isEqualTo(StopReason.CANCELLED);
    assertThat(batches().deadline(Duration.ZERO).deleteTenant("b").stopped())
        .isEqualTo(StopReason.DEADLINE);
    onlyOthersAreLeft();
  }

  @Test
  void progressIsTold() {
    var told = new ArrayList<BatchProgress>();

    var result = batches().onProgress(told::add).deleteTenant("a");

    var last = told.get(told.size() - 1);
    assertThat(last.rows()).isEqualTo(result.total());
    assertThat(last.estimatedTotal()).isEqualTo(result.total());
    assertThat(told).extracting(BatchProgress::step).contains("Task", "Client");
  }

  @Test
  void rowsThatComeMeanwhileGoToo() {
    var came = new boolean[1];

    var result =
        batches()
            .onProgress(
                each -> {
                  if (each.step().equals("Project") && !came[0]) {
                    came[0] = true;
                    agency.execute(
                        "insert into tasks (id, tenant) values (50, 'a'); insert into projects (id, tenant, client_id) values (50, 'a', 1); insert into tasks (id, tenant, project_id) values (51, 'a', 50)");
                  }
                })
            .deleteTenant("a");

    assertThat(came[0]).isTrue();
    assertThat(result.rows("tasks")).isEqualTo(13);
    onlyOthersAreLeft();
  }

  @Test
  void rowsOfOthersThatReferRefuseBeforeTheFirstChunk() {
    agency.execute(
        "insert into tasks (id, tenant, project_id) values (99, 'b', 1); insert into client_labels (client_id, labels_id) values (101, 1)");
    agency.forget();

    var refused =
        catchThrowableOfType(
            CrossTenantReferenceException.class, () -> batches().deleteTenant("a"));

    assertThat(refused.refusals())
        .extracting(Object::toString)
        .contains(
            "Project#1 is referred to by 1 row over Task.project; it belongs to another tenant");
    assertThat(agency.sent().writes()).isEmpty();
    assertThat(agency.rows("select count(*) from tasks where tenant = 'a'")).containsExactly("11");
  }

  @Test
  void lockedRowsArePassedOver() {
    for (var portable : List.of(false, true)) {
      agency.execute("truncate " + String.join(", ", TABLES) + ", countries cascade");
      fill();
      agency.as(
          "root",
          session -> {
            session
                .createNativeQuery("select id from tasks where id = 12 for update", Integer.class)
                .getSingleResult();
            var request = portable ? batches().portable() : batches();

            var result = request.skipLocked().deleteTenant("a");

            assertThat(result.stopped()).isEqualTo(StopReason.LOCKED_ROWS);
            assertThat(agency.rows("select id from tasks order by 1")).containsExactly("12", "101");
          });

      assertThat(batches().deleteTenant("a").isComplete()).isTrue();
      onlyOthersAreLeft();
    }
  }

  @Test
  void rowsThatComeMeanwhileAreRefusedWhereAskedFor() {
    assertThatThrownBy(
            () ->
                batches()
                    .refuseNewcomers()
                    .onProgress(
                        each -> {
                          if (each.step().equals("Client")) {
                            agency.execute(
                                "insert into tasks (id, tenant) values (50, 'a') on conflict do nothing");
                          }
                        })
                    .deleteTenant("a"))
        .isInstanceOf(NewcomersRefusedException.class)
        .hasMessageStartingWith("1 rows of Task came while their tenant was being deleted.");
    assertThat(agency.rows("select id from tasks where tenant = 'a'")).containsExactly("50");
  }

  @Test
  void onlyATenantCanLeave() {
    assertThatThrownBy(() -> batches().deleteTenant("root"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "root is the root tenant: its sessions see the rows of all, and all would go. Name another.");
    assertThatThrownBy(() -> batches().tenant("b").deleteTenant("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A session of one tenant cannot delete the rows of another: b");
    assertThatThrownBy(() -> batches().deleteTenant(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("null is no tenant.");
    assertThat(agency.rows("select count(*) from clients")).containsExactly("2");
  }

  @Test
  void keysWithoutAnIndexAreToldFirst() {
    assertThatThrownBy(() -> Cascades.of(agency.sessions()).inBatches().deleteTenant("a"))
        .isInstanceOf(MissingIndexException.class)
        .hasMessageContaining("create index on tasks (project_id, id);");
    assertThat(agency.rows("select count(*) from clients")).containsExactly("2");
  }

  private static void onlyOthersAreLeft() {
    for (var table : TABLES) {
      assertThat(agency.rows("select id, tenant from " + table)).as(table).containsExactly("101|b");
    }
  }

  private static BatchRequest batches() {
    return Cascades.of(agency.sessions())
        .inBatches()
        .chunkSize(3)
        .missingIndexes(MissingIndexes.WARN);
  }
}
