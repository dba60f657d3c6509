package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.domain.Folder;
import dev.cascade.it.domain.Project;
import dev.cascade.it.domain.User;
import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchedDeleteIT {

  @RegisterExtension static final MappedDatabase database = Blog.onPostgres();

  private static Blog blog;

  @BeforeAll
  static void index() {
    blog = Blog.indexed(database);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aUserGoesWithAllThatHangsOnIt(boolean isPortable) {
    blog.insertUsers(2);
    blog.insertPosts(1, 25, 3);
    blog.insertPosts(2, 2, 1);
    database.execute(
        """
        insert into tags values (1, 't');
        insert into post_tags select id, 1 from posts;
        insert into post_likes (post_id, user_id) select id, 1 from posts;
        insert into audit_logs (user_id, action) select 1, 'a' from generate_series(1, 15);
        update comments set author_id = 1;
        insert into profiles (user_id, bio) values (1, 'b')""");

    var request = blog.batches().chunkSize(10);
    var result = (isPortable ? request.portable() : request).delete(User.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(result.rowsByTable())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "comments", 77L, // 75 deleted, of 2 the author released
                "posts", 25L,
                "post_likes", 27L,
                "audit_logs", 15L,
                "profiles", 1L,
                "users", 1L));
    assertThat(blog.numbers()).containsExactly("1|2|2");
    assertThat(database.rows("select count(*) from post_tags")).containsExactly("2");
    assertThat(database.rows("select count(*), count(user_id) from audit_logs"))
        .containsExactly("15|0");
    assertThat(database.rows("select count(author_id) from comments")).containsExactly("0");
  }

  @Test
  void chunkFollowsChunkFromKeyToKey() {
    database.execute("insert into projects values (1, 'p')");
    database.execute(
        "insert into tasks (project_id, name) select 1, 't' from generate_series(1, 5)");

    blog.batches().chunkSize(2).delete(Project.class, 1L);

    assertThat(database.sent().all().stream().filter(each -> each.contains(" tasks")))
        .containsExactly(
            "select id from tasks where project_id = ? order by project_id, id offset ? limit 1",
            "delete from tasks where project_id = ? and id <= ?",
            "select id from tasks where project_id = ? and id > ? order by project_id, id offset ? limit 1",
            "delete from tasks where project_id = ? and id > ? and id <= ?",
            "select id from tasks where project_id = ? and id > ? order by project_id, id offset ? limit 1",
            "delete from tasks where project_id = ? and id > ?",
            "select id from tasks where project_id = ? and id <= ? order by project_id, id offset ? limit 1",
            "select id from tasks where project_id = ? and id > ? and id <= ? order by project_id, id offset ? limit 1",
            "select id from tasks where project_id = ? and id > ? order by project_id, id offset ? limit 1",
            "delete from tasks where project_id = ?");
    assertThat(database.rows("select * from tasks")).isEmpty();
    assertThat(database.rows("select * from projects")).isEmpty();
  }

  @Test
  void aUserWithNothingGoesAlone() {
    blog.insertUsers(2);

    var result = blog.batches().delete(User.class, 1L);

    assertThat(result.rowsByTable()).containsExactly(Map.entry("users", 1L));
    assertThat(database.rows("select id from users")).containsExactly("2");
  }

  @Test
  void aUserThatIsGoneAlreadyIsNoError() {
    var result = blog.batches().delete(User.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(result.total()).isZero();
  }

  @Test
  void severalUsersGoByTheirIdentifiers() {
    blog.insertUsers(5);
    for (var user = 1; user <= 5; user++) {
      blog.insertPosts(user, 3 * user, 2);
    }

    var result = blog.batches().chunkSize(4).deleteAll(User.class, List.of(1L, 3L, 5L, 99L));

    assertThat(result.rows("users")).isEqualTo(3);
    assertThat(result.rows("posts")).isEqualTo(27);
    assertThat(result.rows("comments")).isEqualTo(54);
    assertThat(blog.numbers()).containsExactly("2|18|36");
  }

  @Test
  void whatAQueryReturnsGoes() {
    blog.insertUsers(30);
    for (var user = 1; user <= 30; user++) {
      blog.insertPosts(user, 2, 1);
    }

    var result =
        blog.batches()
            .chunkSize(7)
            .deleteWhere("from User u where u.id > :least", Map.of("least", 10L));

    assertThat(result.isComplete()).isTrue();
    assertThat(result.rows("users")).isEqualTo(20);
    assertThat(blog.numbers()).containsExactly("10|20|20");
  }

  @Test
  void aTreeGoesDeepestFirst() {
    // 2 and 3 hang below nothing; all others below 1.
    database.execute("insert into folders (id, name) select n, 'f' from generate_series(1, 3) n");
    database.execute(
        "insert into folders (id, name, parent_id) select n, 'f', case when n < 12 then 1 else n / 3 end from generate_series(4, 90) n");

    var result = blog.batches().chunkSize(4).delete(Folder.class, 1L);

    assertThat(result.rows("folders")).isEqualTo(88);
    assertThat(database.rows("select id from folders order by id")).containsExactly("2", "3");
  }

  @Test
  void aTreeThatIsALongChainGoes() {
    database.execute(
        "insert into folders (id, name, parent_id) select n, 'f', nullif(n - 1, 0) from generate_series(1, 300) n");

    var result = blog.batches().chunkSize(50).delete(Folder.class, 1L);

    assertThat(result.rows("folders")).isEqualTo(300);
    assertThat(database.rows("select id from folders")).isEmpty();
  }

  @Test
  void rowsThatCircleGo() {
    database.execute(
        """
        insert into folders (id, name, parent_id) select n, 'f', nullif(n - 1, 0) from generate_series(1, 9) n;
        update folders set parent_id = 6 where id = 1;
        insert into folders (id, name) values (20, 'other')""");

    var result = blog.batches().chunkSize(2).delete(Folder.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(database.rows("select id from folders")).containsExactly("20");
  }
}
