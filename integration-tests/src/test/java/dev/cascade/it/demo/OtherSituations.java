package dev.cascade.it.demo;

import static dev.cascade.it.demo.Situation.ask;

import dev.cascade.it.domain.Category;
import dev.cascade.it.domain.Department;
import dev.cascade.it.domain.Folder;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.Project;
import dev.cascade.it.domain.Tag;
import dev.cascade.it.domain.User;
import java.util.List;

/** What is shared, retained, referred to, left to the database, or a tree. */
final class OtherSituations {

  static final List<Situation> ALL =
      List.of(
          ask("Take a shared tag from a post", Application::sharedTag)
              .when(
                  "post.removeTag(java);",
                  session -> session.find(Post.class, 1L).removeTag(session.find(Tag.class, 1L)))
              .then("No DELETE_ORPHAN on what is shared: only the join row goes.")
              .sends(4, "delete from post_tags where post_id=?")
              .leaves("tags", "id=1 name=java")
              .leaves("post_tags", "post_id=2 tag_id=1"),
          ask("Delete a user; the audit logs must stay", Application::auditLogs)
              .when(
                  "session.remove(user);", session -> session.remove(session.find(User.class, 1L)))
              .then("No DELETE, and @Retained sees to it: the logs are released, not deleted.")
              .leaves("users")
              .leaves(
                  "audit_logs",
                  "id=1 user_id=null action=signed-up",
                  "id=2 user_id=null action=logged-in"),
          ask("Delete a category that has products", Application::lamp)
              .when(
                  "session.remove(category);",
                  session -> session.remove(session.find(Category.class, 1L)))
              .then("@OnParentDelete(SET_NULL): the database releases the product by itself.")
              .leaves("categories")
              .leaves("products", "id=1 category_id=null name=lamp"),
          ask("Delete a department that has employees", Application::sales)
              .when(
                  "session.remove(department);",
                  session -> session.remove(session.find(Department.class, 1L)))
              .isRefused("@OnParentDelete(RESTRICT): refused, nothing changes.")
              .leaves("departments", "id=1 name=sales")
              .leaves("employees", "id=1 department_id=1 name=eve"),
          ask("Delete a project and leave its tasks to the database", Application::project)
              .when(
                  "session.remove(session.find(Project.class, id));",
                  session -> session.remove(session.find(Project.class, 1L)))
              .then("passiveDeletes = ON: two statements, however many tasks there are.")
              .sends(1, "delete from projects where id=?")
              .leaves("projects")
              .leaves("tasks"),
          ask("The same without reading the project", Application::project)
              .when(
                  "session.remove(session.getReference(Project.class, id));",
                  session -> session.remove(session.getReference(Project.class, 1L)))
              .then("One statement.")
              .sends(0, "delete from projects where id=?")
              .leaves("projects")
              .leaves("tasks"),
          ask("Delete a folder with all that is in it", Application::folders)
              .when(
                  "session.remove(left);",
                  session -> session.remove(session.find(Folder.class, 2L)))
              .then(
                  "DELETE on a tree: one query finds all that is below, one statement deletes it.")
              .sends(
                  2,
                  "delete from folders f1_0 where f1_0.id in (?)",
                  "delete from folders where id=?")
              .leaves("folders", "id=1 parent_id=null name=root", "id=4 parent_id=1 name=right"));

  private OtherSituations() {}
}
