package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A version that the session knows is checked; one that it does not know cannot be. */
class VersionedChildrenIT {

  private static final String TASK = "delete from tasks where id=? and version=?";
  private static final String TASKS_OF_PROJECT =
      "delete from tasks t1_0 where t1_0.project_id in (?)";
  private static final String STEPS_OF_PROJECT =
      "delete from steps s1_0 where s1_0.task_id in"
          + " (select t2_0.id from tasks t2_0 where t2_0.project_id in (?))";
  private static final String PROJECT = "delete from projects where id=?";

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Project.class, Task.class, Step.class);

  @BeforeEach
  void fill() {
    var project = new Project();
    project.id = "engine";
    for (var id : List.of("t1", "t2")) {
      var task = new Task();
      task.id = id;
      task.project = project;
      project.tasks.add(task);
      var step = new Step();
      step.id = "s" + id;
      step.task = task;
      task.steps.add(step);
    }
    database.save(project);
  }

  @Test
  void whatIsNotLoadedGoesAsASet() {
    var sql = database.recordSql(session -> session.remove(session.find(Project.class, "engine")));

    assertThat(sql.writes()).containsExactly(STEPS_OF_PROJECT, TASKS_OF_PROJECT, PROJECT);
    assertThat(rows()).containsExactly("0|0|0");
  }

  @Test
  void aLoadedChildIsCheckedByAStatementOfItsOwn() {
    var sql =
        database.recordSql(
            session -> {
              var task = session.find(Task.class, "t1");
              session.remove(session.find(Project.class, "engine"));
              assertThat(session.contains(task)).isFalse();
            });

    assertThat(sql.writes()).containsSubsequence(TASK, TASKS_OF_PROJECT, PROJECT);
    assertThat(rows()).containsExactly("0|0|0");
  }

  @Test
  void aLoadedChildThatSomebodyChangedMeanwhileStopsTheDelete() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    session -> {
                      session.find(Task.class, "t1");
                      database.execute("update tasks set version = version + 1 where id = 't1'");
                      session.remove(session.find(Project.class, "engine"));
                    }))
        .isInstanceOf(RollbackException.class)
        .hasCauseInstanceOf(OptimisticLockException.class);
    assertThat(rows()).containsExactly("1|2|2");
  }

  @Test
  void aLoadedGrandchildWhoseParentIsNotLoadedGoesWithTheSet() {
    var sql =
        database.recordSql(
            session -> {
              var step = session.find(Step.class, "st1");
              session.remove(session.find(Project.class, "engine"));
              session.flush();
              assertThat(session.contains(step)).isFalse();
            });

    assertThat(sql.writes()).containsExactly(STEPS_OF_PROJECT, TASKS_OF_PROJECT, PROJECT);
    assertThat(rows()).containsExactly("0|0|0");
  }

  private static List<String> rows() {
    return database.rows(
        """
        select (select count(*) from projects), (select count(*) from tasks),
          (select count(*) from steps)
        """);
  }

  @Entity(name = "Project")
  @Table(name = "projects")
  static class Project {

    @Id String id;

    @OneToMany(mappedBy = "project")
    @CascadeRule(ALL)
    List<Task> tasks = new ArrayList<>();
  }

  @Entity(name = "Task")
  @Table(name = "tasks")
  static class Task {

    @Id String id;

    @Version int version;

    @ManyToOne(fetch = FetchType.LAZY)
    Project project;

    @OneToMany(mappedBy = "task")
    @CascadeRule(ALL)
    List<Step> steps = new ArrayList<>();
  }

  @Entity(name = "Step")
  @Table(name = "steps")
  static class Step {

    @Id String id;

    @Version int version;

    @ManyToOne(fetch = FetchType.LAZY)
    Task task;
  }
}
