package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Shelf.Book;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Collections of elements have no rule: on an entity with rules, too, they are written as Hibernate
 * alone writes them.
 */
class ReassignedElementsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Shelf.class, Book.class);

  @RegisterExtension
  static final MappedDatabase plain =
      MappedDatabase.of(Shelf.class, Book.class).with("cascade.enabled", false);

  @ParameterizedTest
  @EnumSource
  void theStatementsAreThoseOfHibernateAlone(Change change) {
    var ours = statements(database, change);
    var hibernates = statements(plain, change);

    assertThat(ours).isEqualTo(hibernates);
    assertThat(words(database)).isEqualTo(words(plain)).containsExactlyElementsOf(change.words);
  }

  private static List<String> statements(MappedDatabase where, Change change) {
    where.inTransaction(
        session -> {
          var shelf = new Shelf("s");
          shelf.words = new ArrayList<>(List.of("a", "b"));
          shelf.wordSet = new HashSet<>(Set.of("x", "y"));
          session.persist(shelf);
        });
    return where.recordSql(session -> change.work.accept(session.find(Shelf.class, "s"))).all();
  }

  private static List<String> words(MappedDatabase where) {
    return where.rows(
        "select words from shelf_words union all select wordSet from shelf_wordset order by 1");
  }

  /** What is done to a shelf's words, and which are left. */
  enum Change {
    NEW_LIST(shelf -> shelf.words = new ArrayList<>(List.of("b", "c")), "b", "c", "x", "y"),
    NEW_SET(shelf -> shelf.wordSet = new HashSet<>(Set.of("y", "z")), "a", "b", "y", "z"),
    IMMUTABLE_LIST(shelf -> shelf.words = List.of("c"), "c", "x", "y"),
    COPY_OF_THE_LIST(shelf -> shelf.words = new ArrayList<>(shelf.words), "a", "b", "x", "y"),
    COPY_OF_THE_SET(shelf -> shelf.wordSet = new HashSet<>(shelf.wordSet), "a", "b", "x", "y"),
    NULL_LIST(shelf -> shelf.words = null, "x", "y"),
    NULL_SET(shelf -> shelf.wordSet = null, "a", "b"),
    CLEARED_LIST(shelf -> shelf.words.clear(), "x", "y"),
    ADDED_WORD(shelf -> shelf.words.add("c"), "a", "b", "c", "x", "y"),
    REMOVED_WORD(shelf -> shelf.wordSet.remove("x"), "a", "b", "y"),
    WORDS_AND_BOOKS(
        shelf -> {
          shelf.words = new ArrayList<>(List.of("c"));
          shelf.wordSet.add("z");
          assertThat(shelf.inverseList).isEmpty();
        },
        "c",
        "x",
        "y",
        "z");

    private final Consumer<Shelf> work;
    private final List<String> words;

    Change(Consumer<Shelf> work, String... words) {
      this.work = work;
      this.words = List.of(words);
    }
  }
}
