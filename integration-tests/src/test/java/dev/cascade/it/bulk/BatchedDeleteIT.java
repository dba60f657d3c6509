package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.it.domain.BlogDomain;
import dev.cascade.it.domain.Folder;
import dev.cascade.it.domain.User;
import dev.cascade.it.mapping.MappedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchedDeleteIT {

  @RegisterExtension
  static final MappedDatabase blog =
      MappedDatabase.of(BlogDomain.ENTITIES.toArray(Class<?>[]::new));

  @Test
  void aUserGoesWithAllThatHangsOnIt() {
    insertUsers(2);
    insertPosts(1, 25, 3);
    insertPosts(2, 2, 1);

    var result = batches().chunkSize(10).delete(User.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(result.rowsByTable())
        .containsEntry("comments", 75L)
        .containsEntry("posts", 25L)
        .containsEntry("users", 1L);
    assertThat(blog.rows("select id from users")).containsExactly("2");
    assertThat(blog.rows("select count(*) from posts")).containsExactly("2");
    assertThat(blog.rows("select count(*) from comments")).containsExactly("2");
  }

  @Test
  void aTreeGoesDeepestFirst() {
    blog.execute(
        "insert into folders (id, name, parent_id) select n, 'f', nullif(n / 3, 0) from generate_series(1, 60) n");

    var result = batches().chunkSize(4).delete(Folder.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(blog.rows("select min(id), count(*) from folders where id > 2 and id / 3 <> 1"))
        .isNotEmpty();
  }

  private static BatchRequest batches() {
    return Cascades.of(blog.sessions()).inBatches();
  }

  private static void insertUsers(int number) {
    blog.execute(
        "insert into users (id, name) select n, 'u' || n from generate_series(1, %d) n"
            .formatted(number));
  }

  private static void insertPosts(long user, int posts, int comments) {
    blog.execute(
        """
        with p as (
          insert into posts (title, user_id) select 'p', %d from generate_series(1, %d) returning id)
        insert into comments (id, content, post_id)
        select nextval('comments_seq') * 1000 + n, 'c', p.id from p, generate_series(1, %d) n"""
            .formatted(user, posts, comments));
  }
}
