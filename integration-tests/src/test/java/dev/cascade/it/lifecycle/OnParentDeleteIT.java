package dev.cascade.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Category;
import dev.cascade.it.domain.Comment;
import dev.cascade.it.domain.Department;
import dev.cascade.it.domain.Employee;
import dev.cascade.it.domain.Post;
import dev.cascade.it.domain.PostLike;
import dev.cascade.it.domain.Product;
import dev.cascade.it.domain.User;
import dev.cascade.it.support.BlogDatabase;
import org.hibernate.Hibernate;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnParentDeleteIT {

  /** The letters of the catalogue: a no action, c cascade, n set null, r restrict. */
  private static final String KEYS =
      "(select conrelid::regclass || '.' || attname as key, confdeltype as action"
          + " from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]"
          + " where contype = 'f' and connamespace = current_schema()::regnamespace) keys";

  @RegisterExtension final BlogDatabase blog = BlogDatabase.onPostgres();

  @Test
  void generatedTablesCarryTheClauses() {
    assertThat(blog.rows(KEYS, "key", "action"))
        .containsExactly(
            "audit_logs.user_id, n",
            "comments.author_id, n",
            "comments.post_id, c",
            "employees.department_id, r",
            "folders.parent_id, c",
            "post_likes.post_id, c",
            "post_likes.user_id, c",
            "post_tags.post_id, a",
            "post_tags.tag_id, a",
            "posts.user_id, c",
            "products.category_id, n",
            "profiles.user_id, c",
            "tasks.project_id, c");
  }

  @Test
  void aProductStaysWithoutItsCategory() {
    var light = new Category("light");
    blog.save(light, new Product("lamp", light));

    var sql = blog.recordSql(session -> session.remove(session.find(Category.class, 1L)));

    assertThat(sql.writes()).containsExactly("delete from categories where id=?");
    assertThat(blog.rows("products", "name", "category_id")).containsExactly("lamp, null");
  }

  @Test
  void aLoadedProductKeepsInStepWithTheDatabase() {
    var light = new Category("light");
    blog.save(light, new Product("lamp", light));

    var sql =
        blog.recordSql(
            session -> {
              var lamp = session.find(Product.class, 1L);
              session.remove(session.find(Category.class, 1L));
              session.flush();
              lamp.setName("bright lamp");
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from categories where id=?",
            "update products set category_id=?,name=? where id=?");
    assertThat(blog.rows("products", "name", "category_id")).containsExactly("bright lamp, null");
  }

  @Test
  void aDepartmentWithEmployeesIsRefused() {
    var sales = new Department("sales");
    blog.save(sales, new Employee("eve", sales));

    var sql = blog.attempt(session -> session.remove(session.find(Department.class, 1L)));

    assertThat(sql.failure()).hasCauseInstanceOf(ConstraintViolationException.class);
    assertThat(blog.rows("departments", "name")).containsExactly("sales");
    assertThat(blog.rows("employees", "name", "department_id")).containsExactly("eve, 1");
  }

  @Test
  void aDepartmentGoesAfterItsEmployeesInWhateverOrderTheyAreRemoved() {
    var sales = new Department("sales");
    blog.save(sales, new Employee("eve", sales));

    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(Department.class, 1L));
              session.remove(session.find(Employee.class, 1L));
            });

    assertThat(sql.writes())
        .containsExactly("delete from employees where id=?", "delete from departments where id=?");
    assertThat(blog.rows("departments")).isEmpty();
    assertThat(blog.rows("employees")).isEmpty();
  }

  @Test
  void aDepartmentGoesAfterItsEmployeesThoughNeitherIsLoaded() {
    var sales = new Department("sales");
    blog.save(sales, new Employee("eve", sales));

    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.getReference(Department.class, 1L));
              session.remove(session.getReference(Employee.class, 1L));
            });

    assertThat(sql.writes())
        .containsExactly("delete from employees where id=?", "delete from departments where id=?");
    assertThat(blog.rows("departments")).isEmpty();
    assertThat(blog.rows("employees")).isEmpty();
  }

  @Test
  void aDepartmentGoesOnceItsEmployeesHaveMoved() {
    var sales = new Department("sales");
    blog.save(sales, new Department("research"), new Employee("eve", sales));

    var sql =
        blog.recordSql(
            session -> {
              session.remove(session.find(Department.class, 1L));
              session.find(Employee.class, 1L).setDepartment(session.find(Department.class, 2L));
            });

    assertThat(sql.writes())
        .containsExactly(
            "update employees set department_id=?,name=? where id=?",
            "delete from departments where id=?");
    assertThat(blog.rows("departments", "name")).containsExactly("research");
    assertThat(blog.rows("employees", "name", "department_id")).containsExactly("eve, 2");
  }

  @Test
  void aUserLeavesCommentsOnOtherPostsBehindAndTakesLikesAlong() {
    var ada = new User("ada");
    var grace = new User("grace");
    ada.addPost(
        new Post("first").addComment(new Comment("nice", grace)).addPostLike(new PostLike(grace)));
    blog.save(grace, ada);

    var sql = blog.recordSql(session -> session.remove(session.find(User.class, 1L)));

    assertThat(sql.writes())
        .containsExactly(
            "update audit_logs al1_0 set user_id=null where al1_0.user_id in (?)",
            "delete from comments c1_0 where c1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
            "delete from post_likes pl1_0 where pl1_0.post_id in (select p2_0.id from posts p2_0 where p2_0.user_id in (?))",
            "delete from post_tags to_delete_ where to_delete_.post_id in (select p1_0.id from posts p1_0 where p1_0.user_id in (?))",
            "delete from posts p1_0 where p1_0.user_id in (?)",
            "delete from users where id=?");
    assertThat(blog.rows("users", "name")).containsExactly("ada");
    assertThat(blog.rows("comments", "content", "author_id")).containsExactly("nice, null");
    assertThat(blog.rows("post_likes")).isEmpty();
  }

  @Test
  void aLoadedLikeGoesWithItsUser() {
    var ada = new User("ada");
    var grace = new User("grace");
    ada.addPost(
        new Post("first").addComment(new Comment("nice", grace)).addPostLike(new PostLike(grace)));
    blog.save(grace, ada);

    blog.recordSql(
        session -> {
          var post = session.find(Post.class, 1L);
          Hibernate.initialize(post.getPostLikes());
          Hibernate.initialize(post.getComments());
          session.remove(session.find(User.class, 1L));
          session.flush();
          post.setTitle("still here");
        });

    assertThat(blog.rows("users", "name")).containsExactly("ada");
    assertThat(blog.rows("posts", "title")).containsExactly("still here");
    assertThat(blog.rows("comments", "content", "author_id")).containsExactly("nice, null");
    assertThat(blog.rows("post_likes")).isEmpty();
  }
}
