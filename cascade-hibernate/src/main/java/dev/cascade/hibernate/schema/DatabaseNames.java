package dev.cascade.hibernate.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Translates between mapped names, names in SQL, and names as the database's catalogue has them.
 */
final class DatabaseNames {

  private final IdentifierHelper identifiers;
  private final SqlStringGenerationContext sql;

  DatabaseNames(SessionFactoryImplementor sessions) {
    identifiers = sessions.getJdbcServices().getJdbcEnvironment().getIdentifierHelper();
    sql = sessions.getSqlStringGenerationContext();
  }

  /** The catalogue's name of the table's catalog, mapped or by setting; null if neither says it. */
  @Nullable String catalog(QualifiedTableName table) {
    var catalog = sql.catalogWithDefault(table.getCatalogName());
    return catalog == null ? null : identifiers.toMetaDataCatalogName(catalog);
  }

  /** The catalogue's name of the table's schema, mapped or by setting; null if neither says it. */
  @Nullable String schema(QualifiedTableName table) {
    var schema = sql.schemaWithDefault(table.getSchemaName());
    return schema == null ? null : identifiers.toMetaDataSchemaName(schema);
  }

  /** The catalogue's name of a table, without its schema. */
  String name(QualifiedTableName table) {
    return name(table.getTableName());
  }

  /** The catalogue's name of a column. */
  String name(Identifier identifier) {
    return identifiers.toMetaDataObjectName(identifier);
  }

  /** A table as SQL names it, with its schema if mapping or setting says it. */
  String inSql(QualifiedTableName table) {
    return sql.format(table);
  }

  /** Columns as SQL names them, separated by commas. */
  String inSql(List<Identifier> columns) {
    return columns.stream()
        .map(each -> each.render(sql.getDialect()))
        .collect(Collectors.joining(", "));
  }

  /** A name of the catalogue as SQL writes it: quoted if it must be. */
  Identifier fromDatabase(String name) {
    var plain = Identifier.toIdentifier(name);
    var isPlain = name.matches("\\w+") && name(plain).equals(name);
    return isPlain ? plain : new Identifier(name, true);
  }

  /** Names of the catalogue as SQL writes them, separated by commas. */
  String fromDatabase(List<String> columns) {
    return inSql(columns.stream().map(this::fromDatabase).toList());
  }
}
