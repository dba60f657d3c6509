package dev.cascade.hibernate.schema;

import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.boot.model.relational.QualifiedTableName;

/** Holds the live foreign keys of one table against the one that a rule relies on. */
final class KeyComparison {

  private final DatabaseNames names;
  private final MendingDdl ddl;

  KeyComparison(DatabaseNames names, MendingDdl ddl) {
    this.names = names;
    this.ddl = ddl;
  }

  /**
   * What is wrong. Several keys on the same columns must all do the same: which of them the
   * database asks first is by chance.
   */
  Optional<Violation> violation(ReliedKey key, List<LiveKey> ofTable) {
    var live = ofTable.stream().filter(each -> carries(key, each)).toList();
    var isRight =
        !live.isEmpty() && live.stream().allMatch(each -> each.onDelete() == key.onDelete());
    return isRight ? Optional.empty() : Optional.of(violation(key, live, remedy(key, live)));
  }

  private static Violation violation(ReliedKey key, List<LiveKey> live, String remedy) {
    var side = key.rule().relationship();
    return new Violation(
        Code.LIVE_KEY_DIFFERS,
        side.path(),
        "passiveDeletes = %s leaves rows to ON DELETE %s when a %s is removed, but in the database %s."
            .formatted(
                key.rule().passiveDeletes(),
                key.onDelete().sql(),
                side.entityName(),
                found(key, live)),
        remedy);
  }

  private static String found(ReliedKey key, List<LiveKey> live) {
    if (live.isEmpty()) {
      return "no foreign key stands on " + key.path();
    }
    return live.stream()
        .filter(each -> each.onDelete() != key.onDelete())
        .map(each -> each.description(key))
        .collect(Collectors.joining(" and "));
  }

  private String remedy(ReliedKey key, List<LiveKey> live) {
    return key.parents().isEmpty()
        ? "Leave passiveDeletes out: the rows of %s are in several tables, and a key refers to one."
            .formatted(key.rule().relationship().entityName())
        : "Run: " + ddl.of(key, live) + " Or leave passiveDeletes out.";
  }

  // A key may have more columns than the mapping knows, a tenant's for example.
  private boolean carries(ReliedKey key, LiveKey live) {
    return key.parents().stream().anyMatch(parent -> isThat(parent, live))
        && lower(live.columns())
            .containsAll(lower(key.columns().stream().map(names::name).toList()));
  }

  private boolean isThat(QualifiedTableName parent, LiveKey live) {
    var schema = names.schema(parent);
    return names.name(parent).equalsIgnoreCase(live.parent())
        && (schema == null || schema.equalsIgnoreCase(live.parentSchema()));
  }

  // Some databases keep, or compare, names in another case than they say.
  private static List<String> lower(List<String> columns) {
    return columns.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
  }
}
