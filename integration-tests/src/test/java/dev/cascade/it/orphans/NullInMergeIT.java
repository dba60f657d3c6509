package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.NullMeanings.Emptying;
import dev.cascade.it.orphans.NullMeanings.EmptyingPart;
import dev.cascade.it.orphans.NullMeanings.Item;
import dev.cascade.it.orphans.NullMeanings.Leaving;
import dev.cascade.it.orphans.NullMeanings.LeavingPart;
import dev.cascade.it.orphans.NullMeanings.Refusing;
import dev.cascade.it.orphans.NullMeanings.RefusingPart;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Null in a detached object, at relationships of every kind and with every meaning. */
class NullInMergeIT {

  private static final List<String> ALL =
      List.of("held", "inverse", "many", "map", "owning", "parts", "set");

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Leaving.class,
          LeavingPart.class,
          Emptying.class,
          EmptyingPart.class,
          Refusing.class,
          RefusingPart.class,
          Item.class);

  @ParameterizedTest
  @ValueSource(strings = {"set", "map", "inverse", "owning", "many", "part.held", "part.parts"})
  void nullSaysNothingByDefault(String attribute) {
    var detached = detached(new Leaving());
    clear(detached, attribute);

    var sql = database.recordSql(session -> session.merge(detached));

    assertThat(sql.writes()).isEmpty();
    assertThat(linked("leaving")).isEqualTo(ALL);
    assertThat(read(detached, attribute)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "set, true",
    "map, true",
    "inverse, true",
    "owning, true",
    "many, false",
    "part.held, false",
    "part.parts, true"
  })
  void nullMeansNoneWhereTheRuleSaysEmpty(String attribute, boolean isOrphan) {
    var detached = detached(new Emptying());
    clear(detached, attribute);

    database.recordSql(session -> session.merge(detached));

    var name = attribute.replace("part.", "");
    var others = ALL.stream().filter(each -> !each.equals(name)).toList();
    assertThat(linked("emptying")).isEqualTo(others);
    assertThat(items()).isEqualTo(isOrphan ? others : ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"set", "map", "inverse", "owning", "many", "part.held", "part.parts"})
  void nullIsRefusedByNameWhereTheRuleSaysFail(String attribute) {
    var detached = detached(new Refusing());
    clear(detached, attribute);

    assertThatThrownBy(() -> database.recordSql(session -> session.merge(detached)))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("Refusing.%s is null in a detached object".formatted(attribute));

    assertThat(database.sent().writes()).isEmpty();
    assertThat(linked("refusing")).isEqualTo(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Leaving", "Emptying"})
  void anEmbeddableThatIsNullHoldsNullEverywhere(String owner) {
    var detached = detached(owner.equals("Leaving") ? new Leaving() : new Emptying());
    clear(detached, "part");

    database.recordSql(session -> session.merge(detached));

    var without = Stream.of("inverse", "many", "map", "owning", "set").toList();
    assertThat(linked(owner.toLowerCase(Locale.ROOT)))
        .isEqualTo(owner.equals("Leaving") ? ALL : without);
    assertThat(database.rows("select name from " + owner)).containsExactly("null");
    assertThat(read(detached, "part")).isNull();
  }

  /** An owner as it was read, with all that it holds. */
  private static Object detached(Object owner) {
    database.save(owner);
    try (var session = database.sessions().createEntityManager()) {
      var found = session.find(owner.getClass(), "o");
      Stream.of("set", "map", "inverse", "owning", "many", "part.held", "part.parts")
          .forEach(each -> Hibernate.initialize(read(found, each)));
      return found;
    }
  }

  private static void clear(Object owner, String path) {
    try {
      var end = path.lastIndexOf('.');
      var holder = end < 0 ? owner : read(owner, path.substring(0, end));
      holder.getClass().getDeclaredField(path.substring(end + 1)).set(holder, null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static @Nullable Object read(Object owner, String path) {
    try {
      var value = owner;
      for (var name : path.split("\\.")) {
        value = value.getClass().getDeclaredField(name).get(value);
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** The items that an owner's row or their own row links to it. */
  private static List<String> linked(String table) {
    return database.rows(
        """
        select id from items where %1$s_set is not null or %1$s_map is not null
            or %1$s_part is not null or %1$s_id is not null
            or id in (select owning_id from %1$s union select many_id from %1$s
                union select held_id from %1$s)
        order by id"""
            .formatted(table));
  }

  private static List<String> items() {
    return database.rows("select id from items order by id");
  }
}
