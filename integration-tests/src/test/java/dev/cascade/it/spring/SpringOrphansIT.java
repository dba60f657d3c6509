package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orphans in the transactions of a Spring application. */
class SpringOrphansIT {

  private static final String DELETE = "delete from posts where id=?";
  private static final String INSERT = "insert into posts (title,user_id,id) values (?,?,?)";
  private static final String MOVE = "update posts set title=?,user_id=? where id=?";

  private static RunningBlog application;

  @BeforeAll
  static void start() {
    application = RunningBlog.with();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @BeforeEach
  void aUserWithTwoPosts() {
    application.empty();
    application.blog().save(new User("ada").withPost("first").withPost("second"));
    application.blog().save(new User("bob"));
  }

  @Test
  void whatIsTakenOutInAReadOnlyTransactionStays() {
    var writes = application.writesOf(blog -> blog.removePostsInReadOnlyTransaction("ada"));

    assertThat(writes).isEmpty();
    assertThat(application.column("posts", "title")).containsExactly("first", "second");
  }

  @Test
  void aNewListIsAppliedBeforeTheQueryOfARepositoryAndMayChangeAfterIt() {
    var writes = application.writesOf(blog -> blog.replacePosts("ada", "third"));

    assertThat(writes).containsExactly(INSERT, DELETE, DELETE);
    assertThat(application.column("posts", "title")).containsExactly("third");
  }

  @Test
  void postsThatNoLongerReferToTheirUserGoAtTheEndOfTheTransaction() {
    var writes = application.writesOf(blog -> blog.disownPosts("ada"));

    assertThat(writes).containsExactly(DELETE, DELETE);
    assertThat(application.column("posts", "title")).isEmpty();
  }

  @Test
  void postsThatAnotherUserTakesMove() {
    var writes = application.writesOf(blog -> blog.movePosts("ada", "bob"));

    assertThat(writes).containsExactly(MOVE, MOVE);
    assertThat(application.column("posts", "title")).containsExactly("first", "second");
    assertThat(application.column("posts", "user_id")).containsOnly(application.idOf("bob"));
  }

  @Test
  void aServiceThatFailsAfterTheFlushLeavesAllRows() {
    assertThatThrownBy(() -> application.blog().removePostsAndFail("ada"))
        .isInstanceOf(IllegalStateException.class);

    assertThat(application.column("posts", "title")).containsExactly("first", "second");
  }
}
