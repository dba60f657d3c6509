package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.DeletedAt;
import dev.cascade.DeletedBy;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows keep who deleted them, as the application tells. */
class DeletedByIT {

  private static final String SETTING = "cascade.soft-delete.deleted-by";
  private static Object user = "ada";
  private static int asked;

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Post.class, Comment.class)
          .with(SETTING, (Supplier<Object>) DeletedByIT::currentUser);

  @BeforeEach
  void fill() {
    database.execute(
        "insert into posts (id) values (1), (2); insert into comments (id, post_id) values (1, 1), (2, 1), (3, 2)");
    user = "ada";
    asked = 0;
  }

  private static Object currentUser() {
    asked++;
    return user;
  }

  @Test
  void allRowsOfARemovalKeepWhoIsAskedForOnce() {
    database.recordSql(session -> session.remove(session.find(Post.class, 1)));

    assertThat(asked).isEqualTo(1);
    assertThat(database.rows("select id, deletedBy from posts order by id"))
        .containsExactly("1|ada", "2|null");
    assertThat(database.rows("select id, deletedBy from comments order by id"))
        .containsExactly("1|ada", "2|ada", "3|null");
  }

  @Test
  void nobodyMayBeKnownAndTheNextRemovalKnowsSomebody() {
    user = null;
    database.recordSql(session -> session.remove(session.find(Post.class, 1)));
    user = "bob";
    database.recordSql(session -> session.remove(session.find(Post.class, 2)));

    assertThat(database.rows("select id, deletedBy from posts where deletedAt is not null"))
        .containsExactlyInAnyOrder("1|null", "2|bob");
    assertThat(database.rows("select id, deletedBy from comments where deletedAt is not null"))
        .containsExactlyInAnyOrder("1|null", "2|null", "3|bob");
  }

  @Test
  void somebodyOfAnotherTypeIsRefusedBeforeAnythingIsSent() {
    user = 7L;

    assertThatThrownBy(
            () -> database.recordSql(session -> session.remove(session.find(Post.class, 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "dev.cascade.it.softdelete.DeletedByIT$Post.deletedBy is of type String, but the supplier of cascade.soft-delete.deleted-by has given a java.lang.Long. Let both be of one type.");
    assertThat(database.sent().writes()).isEmpty();
  }

  @Test
  void aClassIsFoundByItsName() {
    try (var sessions = factory(" " + Cron.class.getName())) {
      sessions.runInTransaction(session -> session.remove(session.find(Post.class, 1)));
    }

    assertThat(database.rows("select deletedBy from posts where id = 1")).containsExactly("cron");
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Nobody, there is no class com.acme.Nobody",
    "java.lang.String, java.lang.String is no Supplier",
    "dev.cascade.it.softdelete.DeletedByIT$Hidden, dev.cascade.it.softdelete.DeletedByIT$Hidden has no public constructor without parameters"
  })
  void whatTellsNobodyIsRefusedAtTheStart(String name, String why) {
    assertThatThrownBy(() -> factory(name))
        .hasStackTraceContaining(
            SETTING
                + ": "
                + why
                + ". Give a java.util.function.Supplier, or the name of a public class that is one and has a public constructor without parameters.");
  }

  private static EntityManagerFactory factory(Object value) {
    return database.factory(Map.of(SETTING, value));
  }

  /** Public, with a constructor that nobody wrote. */
  public static final class Cron implements Supplier<String> {
    @Override
    public String get() {
      return "cron";
    }
  }

  /** Without a public constructor. */
  public static final class Hidden implements Supplier<String> {
    private Hidden() {}

    @Override
    public String get() {
      return "nobody";
    }
  }

  @Entity(name = "Post")
  @Table(name = "posts")
  static class Post {
    @Id int id;
    @DeletedAt Instant deletedAt;
    @DeletedBy String deletedBy;

    @OneToMany(mappedBy = "post")
    @CascadeRule(ALL)
    List<Comment> comments = new ArrayList<>();
  }

  @Entity(name = "Comment")
  @Table(name = "comments")
  static class Comment {
    @Id int id;
    @DeletedAt Instant deletedAt;
    @DeletedBy String deletedBy;

    @ManyToOne(fetch = FetchType.LAZY)
    Post post;
  }
}
