package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.bulk.Library.Writer;
import dev.cascade.it.domain.BlogDomain;
import dev.cascade.it.mapping.MappedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Kills a JVM that deletes in batches after a random number of chunks, starts it again, and so on,
 * until one comes to its end; then from the beginning, until so many were killed. The system
 * property {@value #KILLS} tells how many, {@value #SEED} repeats a run.
 */
class CrashIT {

  private static final String KILLS = "cascade.crash.kills";
  private static final String SEED = "cascade.crash.seed";
  private static final int MOST_CHUNKS = 60;
  private static final int LONGEST_MICROS = 20_000;

  @RegisterExtension static final MappedDatabase database = domain();

  private final long seed = Long.getLong(SEED, System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void whateverMomentItIsKilledAtItEndsWithTheSameRows() throws Exception {
    var kills = 0;
    while (kills < Integer.getInteger(KILLS, 5)) {
      fill();
      while (!runUntilKilled()) {
        kills++;
        System.out.println("kill " + kills + ", left " + new Blog(database).numbers() + live());
        requireNothingElseIsTouched();
      }
      requireTheEnd(kills);
    }
  }

  private static MappedDatabase domain() {
    var entities = new ArrayList<>(BlogDomain.ENTITIES);
    entities.addAll(Library.ENTITIES);
    return MappedDatabase.of(entities.toArray(Class<?>[]::new));
  }

  private static void fill() {
    database.execute(
        "truncate users, posts, comments, post_likes, post_tags, tags, profiles, audit_logs, writers, books, pages restart identity");
    var blog = new Blog(database);
    blog.insertUsers(2);
    blog.insertPosts(1, 300, 3);
    blog.insertPosts(2, 3, 2);
    database.execute(
        """
        insert into tags values (1, 't');
        insert into post_tags select id, 1 from posts;
        insert into audit_logs (user_id, action) select 1, 'a' from generate_series(1, 100)""");
    Library.insert(database, 1, 200, 3);
    Library.insert(database, 2, 2, 2);
    database.execute(
        "update pages set deleted_at = now() - interval '1 day', deletion_id = gen_random_uuid() where id = 100101");
  }

  /** Whether it came to its end. */
  private boolean runUntilKilled() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                CrashedDelete.class.getName(),
                database.url())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = process.inputReader()) {
      if (isDoneBefore(random.nextInt(MOST_CHUNKS), out)) {
        return true;
      }
      // Somewhere within the chunks that follow.
      TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_MICROS));
      return false;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private boolean isDoneBefore(int chunks, BufferedReader out) throws IOException {
    var line = next(out);
    for (var left = chunks; !line.equals(CrashedDelete.DONE); line = next(out)) {
      if (line.equals(CrashedDelete.READY) || line.equals(CrashedDelete.CHUNK)) {
        left--;
      }
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  private String next(BufferedReader out) throws IOException {
    return Objects.requireNonNull(out.readLine(), () -> "The child has failed, seed " + seed);
  }

  private void requireNothingElseIsTouched() {
    assertThat(database.rows("select count(*) from posts where user_id = 2"))
        .as("seed " + seed)
        .containsExactly("3");
    assertThat(
            database.rows("select count(*) from books where writer_id = 2 and deleted_at is null"))
        .as("seed " + seed)
        .containsExactly("2");
  }

  private void requireTheEnd(int kills) {
    assertThat(new Blog(database).numbers())
        .as("after %d kills, seed %d", kills, seed)
        .containsExactly("1|3|6");
    assertThat(database.rows("select count(*), count(user_id) from audit_logs"))
        .containsExactly("100|0");
    assertThat(database.rows("select count(*) from post_tags")).containsExactly("3");
    assertThat(live()).containsExactly("1|2|4");
    database.inTransaction(session -> Cascades.of(session).restore(Writer.class, 1L));
    assertThat(live()).as("restored, seed " + seed).containsExactly("2|202|603");
  }

  private static List<String> live() {
    return database.rows(
        "select (select count(*) from writers where deleted_at is null), (select count(*) from books where deleted_at is null), (select count(*) from pages where deleted_at is null)");
  }
}
