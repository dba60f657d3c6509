package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import java.util.Optional;
import org.hibernate.PersistentObjectException;
import org.hibernate.event.spi.EventSource;

/** Says where a detached object was met that no cascade can save. */
public final class DetachedChild {

  private DetachedChild() {}

  /**
   * Hibernate's refusal with the relationship that leads to the object, and what to do; the same
   * one if no object of the session holds it.
   */
  public static PersistentObjectException named(
      PersistentObjectException refused,
      Object detached,
      EventSource session,
      Associations associations) {
    // With a cause it was named on a deeper level.
    return refused.getCause() != null
        ? refused
        : path(detached, associations.concernedIn(session), associations)
            .map(path -> named(refused, path + ". " + remedy(detached, session)))
            .orElse(refused);
  }

  private static PersistentObjectException named(PersistentObjectException refused, String place) {
    var named =
        new PersistentObjectException("%s, reached by %s".formatted(refused.getMessage(), place));
    named.initCause(refused);
    return named;
  }

  // An earlier flush may have deleted it as an orphan.
  private static String remedy(Object detached, EventSource session) {
    return hasRow(detached, session)
        ? "It has a row already: merge it, and put what merge returns there"
        : "Its row is deleted: put a new object there";
  }

  private static boolean hasRow(Object detached, EventSource session) {
    var persister = session.getEntityPersister(null, detached);
    var hql = "select count(*) from %s row where id(row) = :id";
    return QueryInFlush.of(session, hql.formatted(persister.getEntityName()), Long.class)
            .setParameter("id", persister.getIdentifier(detached, session))
            .getSingleResult()
        > 0;
  }

  private static Optional<String> path(
      Object detached, SessionEntities entities, Associations associations) {
    return Handovers.of(entities, associations).all().stream()
        .filter(each -> each.current().stream().anyMatch(held -> held == detached))
        .map(each -> each.owner().label() + " over " + each.association().relationship().path())
        .findFirst();
  }
}
