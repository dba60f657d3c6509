package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.BasicEntityIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;

/**
 * Locks roots of one exact type, so that nobody can refer to them any more.
 *
 * @param type which
 * @param isPostgres whether its own FOR UPDATE is at hand: the weaker lock that Hibernate takes
 *     there lets others insert rows that refer to the locked ones
 * @param skipLocked whether to pass over those that others have locked
 */
record RootLock(EntityPersister type, boolean isPostgres, boolean skipLocked) {

  /** Those that are there, of the ones given. */
  List<Object> lock(EventSource session, List<Object> ids) {
    return column()
        .map(column -> byOwnStatement(session, column, ids))
        .orElseGet(() -> objects(session, ids).stream().map(session::getIdentifier).toList());
  }

  private Optional<KeyColumn> column() {
    return isPostgres && type.getIdentifierMapping() instanceof BasicEntityIdentifierMapping id
        ? KeyColumn.of(id)
        : Optional.empty();
  }

  private List<Object> byOwnStatement(EventSource session, KeyColumn id, List<Object> ids) {
    var tenant = SessionFilters.of(session).tenantBeside(type);
    var sql =
        new SqlText(
            "select %1$s from %2$s where %1$s = any(?)%4$s order by %1$s for update%3$s"
                .formatted(
                    id.name(),
                    type.getIdentifierTableDetails().getTableName(),
                    skipLocked ? " skip locked" : "",
                    tenant == null ? "" : " and " + tenant.name() + " = ?"));
    return sql.query(
        session,
        statement -> {
          id.bindAll(statement, 1, ids);
          if (tenant != null) {
            tenant.bind(statement, 2, session.getTenantIdentifierValue(), session);
          }
        },
        rows -> {
          var found = new ArrayList<Object>();
          while (rows.next()) {
            found.add(id.read(rows, 1, session));
          }
          return found;
        });
  }

  /** Objects of the rows, locked as far as Hibernate can. */
  List<Object> objects(EventSource session, List<Object> ids) {
    var hql = "select root from %s root where id(root) in (:ids)".formatted(type.getEntityName());
    // Rows of several tables in one query cannot be locked by it.
    var isUnion = type instanceof UnionSubclassEntityPersister && type.hasSubclasses();
    return Visibility.ofReferrers(
        false,
        type,
        session,
        () ->
            QueryInFlush.of(session, hql)
                .setParameterList("ids", ids)
                .setHibernateLockMode(isUnion ? LockMode.NONE : LockMode.PESSIMISTIC_WRITE)
                .getResultList());
  }
}
