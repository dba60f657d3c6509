package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cascade.hibernate.bulk.BatchProgress;
import dev.cascade.hibernate.bulk.ProgressBar;
import dev.cascade.hibernate.bulk.StopReason;
import dev.cascade.it.domain.User;
import dev.cascade.it.mapping.MappedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchLimitsIT {

  @RegisterExtension static final MappedDatabase database = Blog.onPostgres();

  private static Blog blog;

  @BeforeAll
  static void index() {
    blog = Blog.indexed(database);
  }

  @BeforeEach
  void aUserWithSixtyCommentsBesideAnother() {
    blog.insertUsers(2);
    blog.insertPosts(1, 20, 3);
    blog.insertPosts(2, 1, 1);
  }

  @Test
  void itStopsAfterSoManyRowsAndGoesOnWhenCalledAgain() {
    var first = blog.batches().chunkSize(7).maxRows(25).delete(User.class, 1L);

    assertThat(first.stopped()).isEqualTo(StopReason.MAX_ROWS);
    assertThat(first.total()).isEqualTo(25);
    assertThat(blog.numbers()).containsExactly("2|21|36");

    var second = blog.batches().chunkSize(7).delete(User.class, 1L);

    assertThat(second.isComplete()).isTrue();
    assertThat(first.total() + second.total()).isEqualTo(20 * 4 + 1);
    assertThat(blog.numbers()).containsExactly("1|1|1");
  }

  @Test
  void itStopsWhenItIsToldTo() {
    var asked = new int[1];

    var result =
        blog.batches().chunkSize(5).cancelWhen(() -> ++asked[0] > 10).delete(User.class, 1L);

    assertThat(result.stopped()).isEqualTo(StopReason.CANCELLED);
    assertThat(database.rows("select id from users order by id")).containsExactly("1", "2");
    assertThat(result.total())
        .isPositive()
        .isEqualTo(
            82L - database.rows("select 1 from posts union all select 1 from comments").size());
  }

  @Test
  void itBeginsNothingAfterItsDeadline() {
    var result = blog.batches().deadline(Instant.now().minusSeconds(1)).delete(User.class, 1L);

    assertThat(result.stopped()).isEqualTo(StopReason.DEADLINE);
    assertThat(result.total()).isZero();
    assertThat(blog.numbers()).containsExactly("2|21|61");
  }

  @Test
  void itTellsHowFarItHasCome() {
    var told = new ArrayList<BatchProgress>();

    blog.batches().chunkSize(10).onProgress(told::add).delete(User.class, 1L);

    assertThat(told).extracting(BatchProgress::estimatedTotal).containsOnly(81L);
    assertThat(told).extracting(BatchProgress::rows).isSorted().endsWith(81L);
    assertThat(told).extracting(BatchProgress::step).contains("User.posts.comments", "User.posts");
  }

  @Test
  void aBarShowsIt() {
    var console = new ByteArrayOutputStream();
    var bar = new ProgressBar(new PrintStream(console, true, StandardCharsets.UTF_8));

    bar.accept(new BatchProgress("User.posts", 25, 100, Duration.ofSeconds(5)));

    assertThat(console.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r[########......................] User.posts: 25 of 100 rows, 25 %, 5 rows/s, 15 s left");
  }

  @Test
  void aChunkBecomesAsLargeAsItsTimeAllows() {
    var result =
        blog.batches().chunkSize(1).targetDuration(Duration.ofSeconds(10)).delete(User.class, 1L);

    assertThat(result.total()).isEqualTo(81);
    assertThat(blog.numbers()).containsExactly("1|1|1");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> blog.batches().chunkSize(0))
        .withMessage("0 is no size of a chunk. Give 1 or more.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> blog.batches().delete(String.class, 1L))
        .withMessage("java.lang.String is no entity.");
  }
}
