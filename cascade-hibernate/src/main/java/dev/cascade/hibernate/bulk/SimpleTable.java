package dev.cascade.hibernate.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.Association;
import org.hibernate.metamodel.mapping.BasicEntityIdentifierMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * A table that has all rows of a hop, and nothing else, so that one statement of SQL can delete
 * them.
 *
 * @param name as SQL writes it, with its schema if it needs one
 * @param id the column of its primary key
 * @param key the column that refers to the rows above
 * @param tenant the column that says whose rows they are; null if the rows are nobody's
 */
record SimpleTable(String name, KeyColumn id, KeyColumn key, @Nullable KeyColumn tenant) {

  /**
   * Empty if it is not that simple: rows in several tables, or of several types in one; keys of
   * several columns; collections whose rows must go too; rows that are hidden.
   */
  static Optional<SimpleTable> of(Hop hop, SessionFilters filters) {
    var type = hop.child();
    return !hop.isSimple()
            || hop.way().isTree()
            || hop.way().key().contains(".")
            || !isPlain(type, filters)
        ? Optional.empty()
        : columns(type, type.findAttributeMapping(hop.way().key()), filters);
  }

  /**
   * The same for all rows of the session's tenant, whose column is then the key. Empty if it is not
   * that simple, or rows belong to no tenant.
   */
  static Optional<SimpleTable> ofTenant(EntityPersister type, SessionFilters filters) {
    var tenant = filters.tenant(type);
    var table = type.getIdentifierTableDetails().getTableName();
    return tenant != null
            && isPlain(type, filters)
            && type.getIdentifierMapping() instanceof BasicEntityIdentifierMapping id
        ? KeyColumn.of(id).map(column -> new SimpleTable(table, column, tenant, null))
        : Optional.empty();
  }

  private static boolean isPlain(EntityPersister type, SessionFilters filters) {
    return type.getTableSpan() == 1
        && !type.isPolymorphic()
        && !OwnCollections.any(type)
        && !(type instanceof UnionSubclassEntityPersister)
        && filters.canBeWritten(type)
        && !type.hasWhereRestrictions()
        && type.getSoftDeleteMapping() == null;
  }

  private static Optional<SimpleTable> columns(
      EntityPersister type, @Nullable ModelPart key, SessionFilters filters) {
    if (!(key instanceof Association association)
        || !(type.getIdentifierMapping() instanceof BasicEntityIdentifierMapping id)) {
      return Optional.empty();
    }
    var foreignKey = association.getForeignKeyDescriptor();
    var table = type.getIdentifierTableDetails().getTableName();
    return foreignKey.getJdbcTypeCount() != 1 || !foreignKey.getKeyTable().equals(table)
        ? Optional.empty()
        : KeyColumn.of(id)
            .flatMap(
                idColumn ->
                    KeyColumn.of(foreignKey.getSelectable(0))
                        .map(
                            keyColumn ->
                                new SimpleTable(table, idColumn, keyColumn, filters.tenant(type))));
  }

  /** SQL of rows that refer to given ones, and are the tenant's. */
  String condition(String comparison) {
    return key.name() + comparison + (tenant == null ? "" : " and " + tenant.name() + " = ?");
  }

  /** Binds the tenant of a session, if there is one; the place of the next value. */
  int bindTenant(PreparedStatement statement, int at, EventSource session) throws SQLException {
    if (tenant == null) {
      return at;
    }
    tenant.bind(statement, at, session.getTenantIdentifierValue(), session);
    return at + 1;
  }
}
