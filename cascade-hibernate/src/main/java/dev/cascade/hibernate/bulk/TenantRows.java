package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.Visibility;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.BasicEntityIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one type, with all that extend it, that belong to one tenant; marked ones too.
 *
 * @param own HQL that tells them, of {@code c}, with {@code :tenant}
 * @param further HQL that narrows them, of {@code c}; empty if nothing does
 */
record TenantRows(EntityPersister type, Object tenant, String own, String further) {

  TenantRows(EntityPersister type, Object tenant, String own) {
    this(type, tenant, own, "");
  }

  TenantRows and(String condition) {
    return new TenantRows(type, tenant, own, further + " and " + condition);
  }

  boolean any(EventSource session) {
    return !ids(session, null, 1).isEmpty();
  }

  long count(EventSource session) {
    var hql = "select count(*)" + from();
    return seen(session, () -> query(session, hql, Long.class).getSingleResult());
  }

  /** The first of them, after one where they have an order. */
  List<Object> ids(EventSource session, @Nullable Object after, int limit) {
    var hql =
        "select id(c)%s%s%s"
            .formatted(
                from(),
                after == null ? "" : " and id(c) > :after",
                isOrdered() ? " order by id(c)" : "");
    return seen(
        session,
        () -> {
          var query = query(session, hql, Object.class).setMaxResults(limit);
          return after == null
              ? query.getResultList()
              : query.setParameter("after", after).getResultList();
        });
  }

  /** From where on to ask for more; null from the first on, since those before are gone. */
  @Nullable Object after(List<Object> ids) {
    return isOrdered() ? ids.get(ids.size() - 1) : null;
  }

  /** Those that nobody else has locked, locked now. */
  List<Object> notLocked(EventSource session, List<Object> ids) {
    var hql = "select c" + from() + " and id(c) in (:ids)";
    var objects =
        seen(
            session,
            () ->
                query(session, hql, Object.class)
                    .setParameterList("ids", ids)
                    .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                    .getResultList());
    var free = objects.stream().map(session::getIdentifier).toList();
    session.clear();
    return free;
  }

  /** Deletes some of them. */
  long delete(EventSource session, List<Object> ids) {
    return send(session, "delete from %s c".formatted(type.getEntityName()), ids);
  }

  /** Sets a reference of some of them to null. */
  long release(EventSource session, String key, List<Object> ids) {
    return send(session, "update %s c set c.%s = null".formatted(type.getEntityName(), key), ids);
  }

  private long send(EventSource session, String statement, List<Object> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    var hql = statement + " where " + own + " and id(c) in (:ids)";
    var rows =
        seen(
            session,
            () ->
                StatementInFlush.deletingForGood(session, hql)
                    .setParameter("tenant", tenant)
                    .setParameterList("ids", ids)
                    .executeUpdate());
    CachedRows.drop(session, List.of(type.getEntityName()));
    return rows;
  }

  private String from() {
    return " from %s c where %s%s".formatted(type.getEntityName(), own, further);
  }

  private <T> SelectionQuery<T> query(EventSource session, String hql, Class<T> result) {
    return QueryInFlush.of(session, hql, result).setParameter("tenant", tenant);
  }

  private <T> T seen(EventSource session, Supplier<T> work) {
    return Visibility.ofReferrers(false, type, session, work);
  }

  private boolean isOrdered() {
    return type.getIdentifierMapping() instanceof BasicEntityIdentifierMapping;
  }
}
