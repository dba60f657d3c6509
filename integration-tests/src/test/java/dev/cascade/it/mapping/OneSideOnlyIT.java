package dev.cascade.it.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.SequenceIdIT.Department;
import dev.cascade.it.mapping.SequenceIdIT.Employee;
import dev.cascade.it.mapping.SequenceIdIT.Task;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that changes one side of a relationship and leaves the other to the flush. */
class OneSideOnlyIT {

  private static final String UPDATE_TASK = "update tasks set department_id=?,name=? where id=?";

  @RegisterExtension
  static final MappedDatabase company =
      MappedDatabase.of(Department.class, Task.class, Employee.class);

  @BeforeEach
  void salesHasACallAndMarketingNothing() {
    var sales = new Department("sales");
    sales.addTask(new Task("call"));
    company.save(sales, new Department("marketing"));
  }

  @Test
  void aTaskPutIntoALoadedCollectionFollowsIt() {
    var sql =
        company.recordSql(
            session -> {
              var marketing = find(session, "marketing");
              Hibernate.initialize(marketing.tasks);
              marketing.tasks.add(find(session, "sales").tasks.remove(0));
            });

    assertThat(sql.writes()).containsExactly(UPDATE_TASK);
    assertThat(tasks()).containsExactly("call|marketing");
  }

  @Test
  void aTaskPutIntoACollectionThatIsNotLoadedFollowsIt() {
    var sql =
        company.recordSql(
            session -> {
              var call = find(session, "sales").tasks.remove(0);
              find(session, "marketing").tasks.add(call);
            });

    assertThat(sql.writes()).containsExactly(UPDATE_TASK);
    assertThat(tasks()).containsExactly("call|marketing");
  }

  @Test
  void aNewTaskPutIntoACollectionThatIsNotLoadedIsSavedWithItsDepartment() {
    company.recordSql(session -> find(session, "marketing").tasks.add(new Task("draw")));

    assertThat(tasks()).containsExactly("call|sales", "draw|marketing");
  }

  @Test
  void aTaskGivenAnotherDepartmentStaysThoughTheOldCollectionHoldsIt() {
    var sql =
        company.recordSql(
            session -> find(session, "sales").tasks.get(0).department = find(session, "marketing"));

    assertThat(sql.writes()).containsExactly(UPDATE_TASK);
    assertThat(tasks()).containsExactly("call|marketing");
  }

  @Test
  void aTaskGivenNoDepartmentIsAnOrphanThoughTheCollectionHoldsIt() {
    var sql = company.recordSql(session -> find(session, "sales").tasks.get(0).department = null);

    assertThat(sql.writes()).containsExactly("delete from tasks where id=?");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aTaskMovedByItsReferenceOutOfACollectionThatWasNeverLoadedStaysWhenTheOldOneIsRemoved() {
    company.recordSql(
        session -> {
          var call = session.createQuery("from Task", Task.class).getSingleResult();
          call.department = find(session, "marketing");
          session.remove(find(session, "sales"));
        });

    assertThat(tasks()).containsExactly("call|marketing");
    assertThat(company.rows("select name from departments")).containsExactly("marketing");
  }

  private static Department find(EntityManager session, String name) {
    return session
        .createQuery("from Department where name = :name", Department.class)
        .setParameter("name", name)
        .getSingleResult();
  }

  private static List<String> tasks() {
    return company.rows(
        "select t.name, d.name from tasks t left join departments d on t.department_id = d.id order by 1");
  }
}
