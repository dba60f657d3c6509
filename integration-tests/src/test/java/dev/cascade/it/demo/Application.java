package dev.cascade.it.demo;

import dev.cascade.it.domain.AuditLog;
import dev.cascade.it.domain.Category;
import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Department;
import dev.cascade.it.domain.Employee;
import dev.cascade.it.domain.Folder;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.PostLike;
import dev.cascade.it.domain.Product;
import dev.cascade.it.domain.Profile;
import dev.cascade.it.domain.Project;
import dev.cascade.it.domain.Tag;
import dev.cascade.it.domain.Task;
import dev.cascade.it.domain.User;
import org.hibernate.Session;

/** The rows that situations begin with. */
final class Application {

  private Application() {}

  static void nothing(Session session) {}

  static void twoUsers(Session session) {
    session.persist(new User("ada"));
    session.persist(new User("grace"));
  }

  static void userWithProfile(Session session) {
    var ada = new User("ada");
    ada.setProfile(new Profile("Countess"));
    session.persist(ada);
  }

  /** Ada has two posts, the first with a comment and a like of Grace; Grace has none. */
  static void posts(Session session) {
    var ada = new User("ada");
    var grace = new User("grace");
    session.persist(ada);
    session.persist(grace);
    ada.setProfile(new Profile("Countess"));
    ada.addPost(
        new Post("first").addComment(new Comment("nice", grace)).addPostLike(new PostLike(grace)));
    ada.addPost(new Post("second"));
  }

  static void sharedTag(Session session) {
    var java = new Tag("java");
    var ada = new User("ada");
    ada.addPost(new Post("first").addTag(java));
    ada.addPost(new Post("second").addTag(java));
    session.persist(ada);
  }

  static void auditLogs(Session session) {
    var ada = new User("ada");
    ada.addAuditLog(new AuditLog("signed-up"));
    ada.addAuditLog(new AuditLog("logged-in"));
    session.persist(ada);
  }

  static void project(Session session) {
    var project = new Project("engine");
    project.addTask(new Task("plan"));
    project.addTask(new Task("build"));
    session.persist(project);
  }

  static void folders(Session session) {
    session.persist(
        new Folder("root")
            .addChild(new Folder("left").addChild(new Folder("leaf")))
            .addChild(new Folder("right")));
  }

  static void lamp(Session session) {
    var light = new Category("light");
    session.persist(light);
    session.persist(new Product("lamp", light));
  }

  static void sales(Session session) {
    var sales = new Department("sales");
    session.persist(sales);
    session.persist(new Employee("eve", sales));
  }
}
