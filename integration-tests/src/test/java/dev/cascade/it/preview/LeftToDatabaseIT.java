package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.OnDelete.CASCADE;
import static dev.cascade.OnDelete.NO_ACTION;
import static dev.cascade.OnDelete.RESTRICT;
import static dev.cascade.OnDelete.SET_NULL;
import static dev.cascade.it.preview.Measured.in;
import static dev.cascade.it.preview.Measured.rowsGone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.plan.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Projects whose tasks, and what hangs on them, are left to foreign keys. */
class LeftToDatabaseIT {

  @RegisterExtension
  static final MappedDatabase work =
      MappedDatabase.of(Project.class, Task.class, Hour.class, Photo.class, Bill.class, Memo.class);

  @Test
  void rowsThatTheDatabaseTakesAreCountedByTheirKeys() {
    var project = new Project(1);
    var task = new Task(1, project);
    work.save(project, task, new Task(2, project), new Hour(1, task), new Hour(2, task));
    work.save(new Photo(1, task));

    var sql =
        work.recordSql(
            session -> {
              var plan = Cascades.of(session).plan(Project.class, 1L);
              assertThat(plan.toString())
                  .isEqualTo(
                      """
                      Project: DELETE 1 row
                        Project.tasks: LEAVE TO DATABASE 2 rows, by the database (tasks.project_id is ON DELETE CASCADE and passiveDeletes is ON)
                          Project.tasks[Memo.task]: REFUSE 0 rows, by a query (memos.task_id is ON DELETE NO ACTION)
                          Project.tasks[Hour.task]: LEAVE TO DATABASE 2 rows, by the database (hours.task_id is ON DELETE CASCADE)
                          Project.tasks[Photo.task]: LEAVE TO DATABASE 1 row, by the database (photos.task_id is ON DELETE SET NULL)
                          Project.tasks[Bill.task]: REFUSE 0 rows, by a query (bills.task_id is ON DELETE RESTRICT)
                        Project[Memo.project]: LEAVE TO DATABASE 0 rows, by the database (memos.project_id is ON DELETE CASCADE)
                        Project[Bill.project]: LEAVE TO DATABASE 0 rows, by the database (bills.project_id is ON DELETE CASCADE)
                      total: 6 rows""");
            });

    assertThat(sql.writes()).isEmpty();
  }

  @Test
  void theRowsGoByOneStatement() {
    var project = new Project(1);
    var task = new Task(1, project);
    work.save(project, task, new Hour(1, task), new Photo(1, task), new Memo(1, project, task));

    var gone =
        rowsGone(
            work,
            session -> {
              var affected = Cascades.of(session).plan(Project.class, 1L).execute();
              assertThat(affected.deleted(Hour.class)).isEqualTo(1);
              assertThat(affected.over("Photo.task")).isEqualTo(1);
              assertThat(affected.total()).isEqualTo(5);
            });

    assertThat(gone).isEqualTo(Map.of("projects", 1L, "tasks", 1L, "hours", 1L, "memos", 1L));
    assertThat(work.rows("select id, task_id from photos")).containsExactly("1|null");
  }

  @Test
  void aRestrictBetweenRowsThatOnlyTheDatabaseDeletesRefuses() {
    var project = new Project(1);
    var task = new Task(1, project);
    work.save(project, task, new Bill(1, project, task), new Memo(1, project, task));

    var refusals =
        in(work, session -> Cascades.of(session).plan(Project.class, 1L)).preview().refusals();

    assertThat(refusals)
        .containsExactly(
            new Refusal(
                "Task",
                List.of(1L),
                "Bill.task",
                "Bill",
                1L,
                List.of(1L),
                "bills.task_id is ON DELETE RESTRICT"));
  }

  @Test
  void noActionRefusesForRowsThatStay() {
    var project = new Project(1);
    var other = new Project(2);
    var task = new Task(1, project);
    work.save(project, other, task, new Memo(1, project, task), new Memo(2, other, task));

    var refusals =
        in(work, session -> Cascades.of(session).plan(Project.class, 1L)).preview().refusals();

    assertThat(refusals)
        .extracting(Refusal::relationship, Refusal::childIds)
        .containsExactly(tuple("Memo.task", List.of(2L)));
  }

  @Entity(name = "Project")
  @Table(name = "projects")
  static class Project {

    @Id long id;

    @OneToMany(mappedBy = "project")
    @CascadeRule(value = ALL, passiveDeletes = PassiveDeletes.ON)
    List<Task> tasks = new ArrayList<>();

    protected Project() {}

    Project(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Task")
  @Table(name = "tasks")
  static class Task {

    @Id long id;

    @ManyToOne(optional = false)
    @OnParentDelete(CASCADE)
    Project project;

    protected Task() {}

    Task(long id, Project project) {
      this.id = id;
      this.project = project;
    }
  }

  @Entity(name = "Hour")
  @Table(name = "hours")
  static class Hour {

    @Id long id;

    @ManyToOne(optional = false)
    @OnParentDelete(CASCADE)
    Task task;

    protected Hour() {}

    Hour(long id, Task task) {
      this.id = id;
      this.task = task;
    }
  }

  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo {

    @Id long id;

    @ManyToOne
    @OnParentDelete(SET_NULL)
    @Nullable Task task;

    protected Photo() {}

    Photo(long id, Task task) {
      this.id = id;
      this.task = task;
    }
  }

  @Entity(name = "Bill")
  @Table(name = "bills")
  static class Bill {

    @Id long id;

    @ManyToOne(optional = false)
    @OnParentDelete(CASCADE)
    Project project;

    @ManyToOne(optional = false)
    @OnParentDelete(RESTRICT)
    Task task;

    protected Bill() {}

    Bill(long id, Project project, Task task) {
      this.id = id;
      this.project = project;
      this.task = task;
    }
  }

  @Entity(name = "Memo")
  @Table(name = "memos")
  static class Memo {

    @Id long id;

    @ManyToOne(optional = false)
    @OnParentDelete(CASCADE)
    Project project;

    @ManyToOne(optional = false)
    @OnParentDelete(NO_ACTION)
    Task task;

    protected Memo() {}

    Memo(long id, Project project, Task task) {
      this.id = id;
      this.project = project;
      this.task = task;
    }
  }
}
