package dev.cascade.hibernate.schema;

import dev.cascade.OnDelete;
import dev.cascade.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedTableName;

/**
 * A foreign key, as mapped, on whose ON DELETE clause a rule relies; in one of the tables that have
 * it.
 *
 * @param rule the rule that leaves rows to it
 * @param onDelete what the mapping states, and the database must do
 * @param constraint the name that generated DDL gives it
 * @param table where it stands
 * @param columns never empty
 * @param parents the tables that it may refer to: the parent's and those of its supertypes; empty
 *     if no foreign key can, because the parent's rows are in several tables
 * @param parentColumns of the first of {@code parents}, in the order of {@code columns}
 */
record ReliedKey(
    Rule rule,
    OnDelete onDelete,
    String constraint,
    QualifiedTableName table,
    List<Identifier> columns,
    List<QualifiedTableName> parents,
    List<Identifier> parentColumns) {

  ReliedKey {
    columns = List.copyOf(columns);
    parents = List.copyOf(parents);
    parentColumns = List.copyOf(parentColumns);
  }

  /** Table and columns, as messages name them: {@code posts.user_id}. */
  String path() {
    var names = columns.stream().map(Identifier::getText).collect(Collectors.joining(", "));
    return table.getTableName().getText() + "." + (columns.size() == 1 ? names : "(" + names + ")");
  }
}
