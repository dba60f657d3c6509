package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** The jar alone: no property, no bean, no configuration of ours. */
class SpringBootIT {

  private final RunningBlog application = RunningBlog.with();

  @AfterEach
  void stop() {
    application.close();
  }

  @Test
  void deletingAUserByItsRepositoryDeletesItsPostsAndLeavesItsComments() {
    application.blog().save(new User("ada").withPost("first").withPost("second").withComment("hi"));

    var writes = application.writesOf(blog -> blog.removeUser("ada"));

    assertThat(writes)
        .containsExactly(
            "update comments c1_0 set user_id=null where c1_0.user_id in (?)",
            "delete from posts p1_0 where p1_0.user_id in (?)",
            "delete from users where id=?");
    assertThat(application.column("users", "name")).isEmpty();
    assertThat(application.column("posts", "title")).isEmpty();
    assertThat(application.column("comments", "user_id")).containsOnlyNulls();
  }

  @Test
  void aPostTakenFromItsUserInATransactionalServiceIsDeleted() {
    application.blog().save(new User("ada").withPost("first").withComment("hi"));

    var writes = application.writesOf(blog -> blog.removePosts("ada"));

    assertThat(writes).containsExactly("delete from posts where id=?");
    assertThat(application.column("users", "name")).containsExactly("ada");
    assertThat(application.column("posts", "title")).isEmpty();
  }

  @Test
  void whatTheDatabaseRefusesIsADataIntegrityViolationInOurWords() {
    application.blog().save(new User("ada").withPost("first"));

    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> application.blog().removeUsersByQuery())
        .withMessageContaining("User#1 is referred to by rows over Post.user")
        .withCauseInstanceOf(DeleteRefusedException.class)
        .withRootCauseInstanceOf(PSQLException.class);
    assertThat(application.column("users", "name")).containsExactly("ada");
  }
}
