package dev.cascade.it.refusal;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.OnDelete.CASCADE;
import static dev.cascade.OnDelete.NO_ACTION;
import static dev.cascade.OnDelete.RESTRICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** RESTRICT and NO ACTION are looked at before a flush writes anything. */
class RefusedBeforehandIT {

  private static final String EMPLOYEES_OF =
      "select e1_0.id from employees e1_0 where e1_0.department_id in (?) order by e1_0.id";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Department.class, Employee.class, Team.class, Room.class, Desk.class, Lamp.class);

  @Test
  void aRefusalTellsWhoRefersByWhichRelationshipAndWhatToDo() {
    given(
        "insert into departments values (7)",
        "insert into employees (id, department_id) values (1, 7)",
        "insert into employees (id, department_id) values (2, 7)");

    var refused = refused(session -> session.remove(session.find(Department.class, 7)));

    assertThat(refused)
        .hasMessage(
            """
            The delete is refused:
            - Department#7 is referred to by 2 rows over Employee.department: Employee#1, Employee#2; employees.department_id is ON DELETE RESTRICT.
            Delete or re-parent those rows first, or give the parent's side a rule with DELETE.""");
    assertThat(database.sent().reads()).contains(EMPLOYEES_OF);
    assertThat(database.sent().writes()).isEmpty();
    assertThat(database.rows("select count(*) from employees")).containsExactly("2");
  }

  @Test
  void aReferenceThatWasNeverLoadedIsRefusedAsWell() {
    given(
        "insert into departments values (7)",
        "insert into employees (id, department_id) values (1, 7)");

    var refused = refused(session -> session.remove(session.getReference(Department.class, 7)));

    assertThat(refused.refusals())
        .singleElement()
        .satisfies(each -> assertThat(each.rows()).isOne());
    assertThat(database.sent().writes()).isEmpty();
  }

  @Test
  void aFlushThatIsTriedAgainIsRefusedAgain() {
    given(
        "insert into departments values (7)",
        "insert into employees (id, department_id) values (1, 7)");

    var refused =
        refused(
            session -> {
              session.remove(session.find(Department.class, 7));
              assertThatExceptionOfType(DeleteRefusedException.class).isThrownBy(session::flush);
              session.flush();
            });

    assertThat(refused).hasMessageContaining("Department#7");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(database.rows("select id, department_id from employees")).containsExactly("1|7");
  }

  @Test
  void oneQueryARelationshipIsSentForAllRemovals() {
    given(
        "insert into departments values (1)",
        "insert into departments values (2)",
        "insert into departments values (3)");

    var sql =
        database.recordSql(
            session ->
                session
                    .createQuery("from Department", Department.class)
                    .getResultList()
                    .forEach(session::remove));

    assertThat(sql.reads())
        .filteredOn(each -> each.contains("from employees"))
        .containsExactly(EMPLOYEES_OF.replace("(?)", "(?,?,?)"));
    assertThat(database.rows("select * from departments")).isEmpty();
  }

  @Test
  void tenIdentifiersAreTold() {
    given("insert into departments values (7)");
    for (var id = 1; id <= 12; id++) {
      given("insert into employees (id, department_id) values (%d, 7)".formatted(id));
    }

    var refusal =
        refused(session -> session.remove(session.find(Department.class, 7))).refusals().get(0);

    assertThat(refusal.rows()).isEqualTo(12);
    assertThat(refusal.childIds()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(refusal.parentIds()).containsExactly(7);
    assertThat(refusal.toString()).contains("Employee#10, …");
  }

  @Test
  void aChildThatTheSameFlushRemovesOrMovesDoesNotRefuse() {
    given(
        "insert into departments values (7)",
        "insert into departments values (8)",
        "insert into employees (id, department_id) values (1, 7)",
        "insert into employees (id, department_id) values (2, 7)",
        "insert into teams (id, department_id) values (1, 7)");

    database.recordSql(
        session -> {
          session.remove(session.find(Department.class, 7));
          session.remove(session.find(Employee.class, 1));
          session.remove(session.find(Team.class, 1));
          session.find(Employee.class, 2).department = session.find(Department.class, 8);
        });

    assertThat(database.rows("select id, department_id from employees")).containsExactly("2|8");
    assertThat(database.rows("select id from departments")).containsExactly("8");
  }

  @Test
  void aLoadedChildIsToldAsOneThatIsNot() {
    given(
        "insert into departments values (7)",
        "insert into employees (id, department_id) values (1, 7)");

    var refused =
        refused(
            session -> {
              session.find(Employee.class, 1);
              session.remove(session.find(Department.class, 7));
            });

    assertThat(refused.refusals().get(0).childIds()).containsExactly(1);
  }

  @Test
  void aChildThatIsNewOrMovedThereInMemoryRefuses() {
    given(
        "insert into departments values (7)",
        "insert into departments values (8)",
        "insert into employees (id, department_id) values (1, 8)");

    var refused =
        refused(
            session -> {
              var department = session.find(Department.class, 7);
              session.find(Employee.class, 1).department = department;
              var fresh = new Employee();
              fresh.id = 2;
              fresh.department = department;
              session.persist(fresh);
              session.remove(department);
            });

    assertThat(refused.refusals().get(0).childIds()).containsExactly(1, 2);
    assertThat(database.rows("select id, department_id from employees")).containsExactly("1|8");
  }

  @Test
  void noActionIsCheckedAlike() {
    given(
        "insert into departments values (7)",
        "insert into teams (id, department_id) values (1, 7)");

    var refused = refused(session -> session.remove(session.find(Department.class, 7)));

    assertThat(refused.refusals().get(0).reason())
        .isEqualTo("teams.department_id is ON DELETE NO ACTION");
  }

  @Test
  void whatRefersToRowsThatGoAsASetRefuses() {
    given(
        "insert into rooms values (1)",
        "insert into desks (id, room_id, owner_id) values (1, 1, null)",
        "insert into lamps (id, desk_id, room_id, guard_id, user_id) values (5, 1, null, null, null)");

    var refused = refused(session -> session.remove(session.find(Room.class, 1)));

    assertThat(refused.refusals()).hasSize(1);
    assertThat(refused.refusals().get(0).relationship()).isEqualTo("Lamp.desk");
    assertThat(refused.refusals().get(0).childIds()).containsExactly(5);
    assertThat(database.sent().writes()).isEmpty();
  }

  @Test
  void whatRefersToARowThatIsMovedAwayFromTheSetDoesNotRefuse() {
    given(
        "insert into rooms values (1)",
        "insert into rooms values (2)",
        "insert into desks (id, room_id, owner_id) values (1, 1, null)",
        "insert into lamps (id, desk_id, room_id, guard_id, user_id) values (5, 1, null, null, null)");

    database.recordSql(
        session -> {
          var desk = session.find(Desk.class, 1);
          desk.room = session.find(Room.class, 2);
          session.remove(session.find(Room.class, 1));
        });

    assertThat(database.rows("select id, room_id from desks")).containsExactly("1|2");
  }

  @Test
  void rowsThatGoAsASetDoNotRefuse() {
    given(
        "insert into rooms values (1)",
        "insert into desks (id, room_id, owner_id) values (1, 1, 1)");

    database.recordSql(session -> session.remove(session.find(Room.class, 1)));

    assertThat(database.rows("select id from desks")).isEmpty();
  }

  @Test
  void rowsThatTheDatabaseDeletesRefuseARestrictAndNoNoAction() {
    given(
        "insert into rooms values (1)",
        "insert into lamps (id, desk_id, room_id, guard_id, user_id) values (5, null, 1, 1, 1)");

    assertThat(refused(session -> session.remove(session.find(Room.class, 1))).refusals())
        .extracting(each -> each.relationship() + ": " + each.reason())
        .containsExactly("Lamp.guard: lamps.guard_id is ON DELETE RESTRICT");
  }

  private static void given(String... inserts) {
    List.of(inserts).forEach(database::execute);
  }

  private static DeleteRefusedException refused(Consumer<EntityManager> work) {
    var thrown = catchThrowableOfType(RuntimeException.class, () -> database.recordSql(work));
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof DeleteRefusedException refused) {
        return refused;
      }
    }
    throw new AssertionError("not refused", thrown);
  }

  @Entity(name = "Department")
  @Table(name = "departments")
  static class Department {
    @Id int id;
  }

  @Entity(name = "Employee")
  @Table(name = "employees")
  static class Employee {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnParentDelete(RESTRICT)
    Department department;
  }

  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnParentDelete(NO_ACTION)
    Department department;
  }

  @Entity(name = "Room")
  @Table(name = "rooms")
  static class Room {
    @Id int id;

    @OneToMany(mappedBy = "room")
    @CascadeRule(ALL)
    List<Desk> desks = new ArrayList<>();

    @OneToMany(mappedBy = "room")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Lamp> lamps = new ArrayList<>();
  }

  @Entity(name = "Desk")
  @Table(name = "desks")
  static class Desk {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Room room;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(RESTRICT)
    @Nullable Room owner;
  }

  @Entity(name = "Lamp")
  @Table(name = "lamps")
  static class Lamp {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(CASCADE)
    @Nullable Room room;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(RESTRICT)
    @Nullable Room guard;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(NO_ACTION)
    @Nullable Room user;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnParentDelete(RESTRICT)
    @Nullable Desk desk;
  }
}
