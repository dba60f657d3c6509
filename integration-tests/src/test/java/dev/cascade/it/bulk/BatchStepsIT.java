package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.bulk.BatchResult;
import dev.cascade.hibernate.bulk.KeyRange;
import dev.cascade.it.domain.User;
import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchStepsIT {

  @RegisterExtension static final MappedDatabase database = Blog.onPostgres();

  private static Blog blog;

  @BeforeAll
  static void index() {
    blog = Blog.indexed(database);
  }

  @Test
  void severalWorkersShareAStep() {
    blog.insertUsers(2);
    blog.insertPosts(1, 40, 3);
    blog.insertPosts(2, 2, 1);
    var steps = blog.batches().chunkSize(7).steps(User.class, List.of(1L));
    var comments = steps.names().indexOf("User.posts.comments");
    var posts = steps.names().indexOf("User.posts");
    assertThat(comments).isLessThan(posts);

    steps.begin();
    var parts = steps.split(comments, 4);
    var byPart =
        parts.parallelStream().map(part -> steps.run(comments, part).rows("comments")).toList();

    assertThat(byPart).hasSize(4).doesNotContain(0L);
    assertThat(byPart.stream().mapToLong(Long::longValue).sum()).isEqualTo(120);
    assertThat(blog.numbers()).containsExactly("2|42|2");

    var rest =
        IntStream.range(comments + 1, steps.names().size())
            .mapToObj(step -> steps.run(step, KeyRange.ALL))
            .allMatch(BatchResult::isComplete);
    var end = steps.finish();

    assertThat(rest).isTrue();
    assertThat(end.rows("users")).isEqualTo(1);
    assertThat(blog.numbers()).containsExactly("1|2|2");
  }
}
