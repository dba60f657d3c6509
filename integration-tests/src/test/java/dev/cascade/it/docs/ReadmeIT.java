package dev.cascade.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the README shows first. */
class ReadmeIT {

  @RegisterExtension
  static final MappedDatabase blog = MappedDatabase.of(User.class, Profile.class, Post.class);

  @Test
  void aUserIsSavedWithWhatItOwns() {
    var sql = blog.recordSql(session -> session.persist(userWithProfileAndPost()));

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(
            "insert into users (id) values (?)",
            "insert into profiles (user_id,id) values (?,?)",
            "insert into posts (user_id,id) values (?,?)");
    assertThat(blog.rows("select id, user_id from profiles")).containsExactly("1|1");
    assertThat(blog.rows("select id, user_id from posts")).containsExactly("1|1");
  }

  @Test
  void aPostTakenOutOfTheListIsDeleted() {
    blog.save(userWithProfileAndPost());

    var sql =
        blog.recordSql(
            session -> {
              var user = onlyUser(session);
              user.posts.remove(0); // at the flush: delete from posts where id=?
            });

    assertThat(sql.writes()).containsExactly("delete from posts where id=?");
    assertThat(blog.rows("select id from posts")).isEmpty();
  }

  @Test
  void aReplacedProfileIsDeletedBeforeTheNewOneIsInserted() {
    blog.save(userWithProfileAndPost());

    var sql =
        blog.recordSql(
            session -> {
              var user = onlyUser(session);
              user.profile = new Profile(user);
            });

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?", "insert into profiles (user_id,id) values (?,?)");
    assertThat(blog.rows("select user_id from profiles")).hasSize(1);
  }

  @Test
  void aRemovedUserTakesAlongWhatItOwns() {
    blog.save(userWithProfileAndPost());

    var sql = blog.recordSql(session -> session.remove(onlyUser(session)));

    assertThat(sql.writes())
        .containsExactly(
            "delete from profiles where id=?",
            "delete from posts p1_0 where p1_0.user_id in (?)",
            "delete from users where id=?");
    assertThat(blog.rows("select id from users")).isEmpty();
    assertThat(blog.rows("select id from profiles")).isEmpty();
    assertThat(blog.rows("select id from posts")).isEmpty();
  }

  private static User userWithProfileAndPost() {
    var user = new User();
    user.profile = new Profile(user);
    user.posts.add(new Post(user));
    return user;
  }

  private static User onlyUser(EntityManager session) {
    return session.createQuery("from User", User.class).getSingleResult();
  }
}
