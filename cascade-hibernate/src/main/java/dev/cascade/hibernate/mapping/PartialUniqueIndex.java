package dev.cascade.hibernate.mapping;

import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * A unique key of a soft-deletable type, for rows that live: stands in the generated DDL in the
 * place of a unique constraint.
 *
 * @param columns that no two live rows share; in the order of the key
 * @param deletedAt the column that is null in a row that lives
 * @param name in SQL, without its schema
 */
record PartialUniqueIndex(Table table, List<Column> columns, Column deletedAt, String name)
    implements AuxiliaryDatabaseObject {

  @Override
  public boolean appliesToDialect(Dialect dialect) {
    return dialect instanceof PostgreSQLDialect;
  }

  @Override
  public boolean beforeTablesOnCreation() {
    return false;
  }

  @Override
  public String[] sqlCreateStrings(SqlStringGenerationContext context) {
    var dialect = context.getDialect();
    return new String[] {
      "create unique index if not exists %s on %s (%s) where %s is null"
          .formatted(
              name,
              context.format(table.getQualifiedTableName()),
              columns.stream()
                  .map(each -> each.getQuotedName(dialect))
                  .collect(Collectors.joining(", ")),
              deletedAt.getQuotedName(dialect))
    };
  }

  // It goes with its table; an update of the schema, which drops first, is to leave it.
  @Override
  public String[] sqlDropStrings(SqlStringGenerationContext context) {
    return new String[0];
  }

  @Override
  public String getExportIdentifier() {
    return table.getExportIdentifier() + ".live-" + name;
  }
}
