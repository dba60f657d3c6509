package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Project;
import dev.cascade.it.domain.Task;
import dev.cascade.it.support.BlogDatabase;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PassiveDeletesIT {

  private static final String DELETE_PROJECT = "delete from projects where id=?";
  private static final String DELETE_TASK = "delete from tasks where id=?";

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @BeforeEach
  void saveAProjectWithTwoTasks() {
    var project = new Project("engine");
    project.addTask(new Task("plan"));
    project.addTask(new Task("build"));
    blog.save(project);
  }

  @Test
  void tasksThatAreNotLoadedAreLeftToTheDatabase() {
    var sql = blog.recordSql(session -> session.remove(session.find(Project.class, 1L)));

    assertThat(sql.statements())
        .containsExactly(
            "select p1_0.id,p1_0.name from projects p1_0 where p1_0.id=?", DELETE_PROJECT);
    assertNothingIsLeft();
  }

  @Test
  void aBareReferenceIsDeletedByOneStatement() {
    var sql = blog.recordSql(session -> session.remove(session.getReference(Project.class, 1L)));

    assertThat(sql.statements()).containsExactly(DELETE_PROJECT);
    assertNothingIsLeft();
  }

  @Test
  void loadedTasksAreDeletedOneByOne() {
    var sql =
        blog.recordSql(
            session -> {
              var project = session.find(Project.class, 1L);
              Hibernate.initialize(project.getTasks());
              session.remove(project);
            });

    assertThat(sql.writes()).containsExactly(DELETE_TASK, DELETE_TASK, DELETE_PROJECT);
    assertNothingIsLeft();
  }

  @Test
  void aTaskInTheSessionGoesWithItsProject() {
    var sql =
        blog.recordSql(
            session -> {
              var task = session.find(Task.class, 1L);
              session.remove(session.find(Project.class, 1L));
              session.flush();
              task.setName("written in vain");
            });

    assertThat(sql.writes()).containsExactly(DELETE_PROJECT);
    assertNothingIsLeft();
  }

  @Test
  void anOrphanIsDeletedAllTheSame() {
    var sql =
        blog.recordSql(
            session -> {
              var project = session.find(Project.class, 1L);
              project.removeTask(project.getTasks().get(0));
            });

    assertThat(sql.writes()).containsExactly(DELETE_TASK);
    assertThat(blog.rows("tasks", "name", "project_id")).containsExactly("build, 1");
  }

  private void assertNothingIsLeft() {
    assertThat(blog.rows("projects")).isEmpty();
    assertThat(blog.rows("tasks")).isEmpty();
  }
}
