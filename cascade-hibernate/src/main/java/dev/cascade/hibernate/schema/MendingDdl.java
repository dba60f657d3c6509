package dev.cascade.hibernate.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;

/** Writes the statements that give a foreign key the clause that a rule relies on. */
final class MendingDdl {

  private final DatabaseNames names;
  private final Dialect dialect;

  MendingDdl(DatabaseNames names, Dialect dialect) {
    this.names = names;
    this.dialect = dialect;
  }

  /**
   * Drops what is wrong and adds what is missing.
   *
   * @param live the keys that are there
   * @return statements, each with its semicolon, separated by a space
   */
  String of(ReliedKey key, List<LiveKey> live) {
    var wrong = live.stream().filter(each -> each.onDelete() != key.onDelete()).toList();
    var drops = wrong.stream().map(each -> drop(each));
    var add =
        wrong.size() < live.size()
            ? Stream.<String>empty()
            : Stream.of(wrong.isEmpty() ? add(key) : add(key, wrong.get(0)));
    return Stream.concat(drops, add)
        .map(each -> "alter table " + names.inSql(key.table()) + " " + each + ";")
        .collect(Collectors.joining(" "));
  }

  private String drop(LiveKey wrong) {
    return dialect.getDropForeignKeyString().strip() + " " + nameInSql(wrong.name());
  }

  // With the columns that it has; it may have more than the mapping knows.
  private String add(ReliedKey key, LiveKey wrong) {
    return constraint(
        key,
        nameInSql(wrong.name()),
        names.fromDatabase(wrong.columns()),
        parentInSql(key, wrong) + " (" + names.fromDatabase(wrong.parentColumns()) + ")");
  }

  private String add(ReliedKey key) {
    return constraint(
        key,
        key.constraint(),
        names.inSql(key.columns()),
        names.inSql(key.parents().get(0)) + " (" + names.inSql(key.parentColumns()) + ")");
  }

  private String parentInSql(ReliedKey key, LiveKey wrong) {
    return key.parents().stream()
        .filter(each -> names.name(each).equalsIgnoreCase(wrong.parent()))
        .findFirst()
        .map(names::inSql)
        .orElseThrow();
  }

  private static String constraint(ReliedKey key, String name, String columns, String parent) {
    return "add constraint %s foreign key (%s) references %s on delete %s"
        .formatted(name, columns, parent, key.onDelete().sql().toLowerCase(Locale.ROOT));
  }

  private String nameInSql(String constraint) {
    return names.fromDatabase(constraint).render(dialect);
  }
}
