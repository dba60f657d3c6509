package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.plan.DeletionPlanner;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.event.spi.EventSource;

/**
 * Rows of one type that were marked as deleted before a point in time.
 *
 * @param type how they are marked
 * @param planner by whose plans they are deleted for good
 * @param softDeletions the types of which no live row may go
 * @param before the point in time
 */
public record PurgeableRoots(
    SoftDeletion type, DeletionPlanner planner, SoftDeletions softDeletions, Instant before) {

  /** Their identifiers, longest deleted first, without so many of the first ones. */
  public List<Object> next(EventSource session, int without, int most) {
    var hql =
        "select id(root) from %s root where root.%s < :time order by root.%2$s, id(root)"
            .formatted(type.persister().getEntityName(), type.deletedAt());
    return Visibility.DELETED.in(
        session,
        () ->
            QueryInFlush.of(session, hql)
                .setParameter("time", type.at(before))
                .setFirstResult(without)
                .setMaxResults(most)
                .getResultList());
  }

  /** Those of some rows that are marked so still. */
  public List<Object> marked(EventSource session, List<Object> ids) {
    var hql =
        "select id(root) from %s root where id(root) in (:ids) and root.%s < :time order by id(root)"
            .formatted(type.persister().getEntityName(), type.deletedAt());
    return ids.isEmpty()
        ? List.of()
        : Visibility.DELETED.in(
            session,
            () ->
                QueryInFlush.of(session, hql)
                    .setParameterList("ids", ids)
                    .setParameter("time", type.at(before))
                    .getResultList());
  }

  /** Those of some rows that must be left: a live row would go with them, or a row refuses. */
  public Set<Object> kept(EventSource session, Collection<Object> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Visibility.ALL.in(
            session,
            () ->
                new KeptRoots(session, planner, softDeletions)
                    .among(type.persister().getEntityName(), ids)
                    .keySet());
  }
}
