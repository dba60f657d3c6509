package dev.cascade.hibernate.schema;

import dev.cascade.OnDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/** Finds in the boot model the foreign keys that rules with passive deletes rely on. */
final class ReliedKeys {

  // RESTRICT and NO ACTION leave no rows to the database; they refuse.
  private static final Set<OnDelete> ACTING =
      EnumSet.of(OnDelete.CASCADE, OnDelete.SET_NULL, OnDelete.SET_DEFAULT);

  private final Metadata metadata;

  ReliedKeys(Metadata metadata) {
    this.metadata = metadata;
  }

  /** In the order of the rules; empty if no rule leaves rows to the database. */
  List<ReliedKey> of(Rules rules) {
    return rules.all().stream().filter(ReliedKeys::relies).flatMap(this::keys).toList();
  }

  private static boolean relies(Rule rule) {
    var action = rule.relationship().foreignKey().onDelete();
    return rule.passiveDeletes() != PassiveDeletes.OFF
        && rule.relationship().keyHolder() != KeyHolder.THIS
        && action != null
        && ACTING.contains(action);
  }

  private Stream<ReliedKey> keys(Rule rule) {
    return tables(rule.relationship()).stream().map(table -> key(rule, table));
  }

  private ReliedKey key(Rule rule, Table table) {
    var side = rule.relationship();
    var columns = columns(side, table);
    var constraint = constraint(table, columns);
    var parent = metadata.getEntityBinding(side.entity());
    var parents = parents(parent, constraint);
    return new ReliedKey(
        rule,
        Objects.requireNonNull(side.foreignKey().onDelete()),
        constraint.map(ForeignKey::getName).orElseGet(() -> constraintName(side)),
        table.getQualifiedTableName(),
        identifiers(constraint.map(ForeignKey::getColumns).orElse(columns)),
        parents.stream().map(Table::getQualifiedTableName).toList(),
        identifiers(parentColumns(parent, constraint)));
  }

  // A joined subtype may hold the key in a table of its own, a secondary table too; every concrete
  // table of a table-per-class hierarchy has a copy.
  private List<Table> tables(Relationship side) {
    if (side.keyHolder() == KeyHolder.JOIN_TABLE) {
      var role = side.entity() + "." + side.attribute();
      return List.of(metadata.getCollectionBinding(role).getCollectionTable());
    }
    var target = metadata.getEntityBinding(side.target());
    var all = allTables(target);
    var holder = all.stream().filter(each -> isNamed(each, side)).findFirst().orElseThrow();
    return all.stream()
        .filter(each -> each.equals(holder) || isCopy(each, holder))
        .filter(Table::isPhysicalTable)
        .toList();
  }

  private static Set<Table> allTables(PersistentClass target) {
    var all = new LinkedHashSet<>(target.getSubclassTableClosure());
    target.getSubclassJoinClosure().stream().map(Join::getTable).forEach(all::add);
    return all;
  }

  private static boolean isNamed(Table table, Relationship side) {
    return table.getName().equals(side.foreignKey().table());
  }

  private static boolean isCopy(Table table, Table original) {
    return table instanceof DenormalizedTable copy
        && (copy.getIncludedTable().equals(original) || isCopy(copy.getIncludedTable(), original));
  }

  private static List<Column> columns(Relationship side, Table table) {
    var all = table.getColumns();
    return side.foreignKey().columns().stream()
        .map(name -> all.stream().filter(each -> each.getName().equals(name)).findFirst())
        .map(Optional::orElseThrow)
        .toList();
  }

  // None where the mapping says that there is none (@NotFound), or cannot be one.
  private static Optional<ForeignKey> constraint(Table table, List<Column> columns) {
    var wanted = Set.copyOf(columns);
    return table.getForeignKeyCollection().stream()
        .filter(each -> Set.copyOf(each.getColumns()).equals(wanted))
        .findFirst();
  }

  private static String constraintName(Relationship side) {
    var key = side.foreignKey();
    return "fk_" + key.table() + "_" + String.join("_", key.columns());
  }

  // A joined subtype's row goes together with its supertypes': a key to any of them will do.
  private static List<Table> parents(PersistentClass parent, Optional<ForeignKey> constraint) {
    var own = constraint.map(ForeignKey::getReferencedTable).orElse(parent.getTable());
    if (own.hasDenormalizedTables()) {
      return List.of();
    }
    var all = new ArrayList<Table>(List.of(own));
    if (constraint.map(ForeignKey::isReferenceToPrimaryKey).orElse(true)) {
      parent.getTableClosure().stream()
          .filter(Table::isPhysicalTable)
          .filter(each -> !all.contains(each))
          .forEach(all::add);
    }
    return all;
  }

  private static List<Column> parentColumns(
      PersistentClass parent, Optional<ForeignKey> constraint) {
    var referenced = constraint.map(ForeignKey::getReferencedColumns).orElse(List.of());
    return referenced.isEmpty()
        ? constraint
            .map(ForeignKey::getReferencedTable)
            .orElse(parent.getTable())
            .getPrimaryKey()
            .getColumns()
        : referenced;
  }

  private List<Identifier> identifiers(List<Column> columns) {
    var database = metadata.getDatabase();
    return columns.stream().map(each -> database.toIdentifier(each.getQuotedName())).toList();
  }
}
