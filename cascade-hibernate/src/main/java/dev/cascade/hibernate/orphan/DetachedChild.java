package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
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
            .map(path -> named(refused, path))
            .orElse(refused);
  }

  private static PersistentObjectException named(PersistentObjectException refused, String path) {
    var named =
        new PersistentObjectException(
            "%s, reached by %s. It has a row already: merge it, and put what merge returns there"
                .formatted(refused.getMessage(), path));
    named.initCause(refused);
    return named;
  }

  private static Optional<String> path(
      Object detached, SessionEntities entities, Associations associations) {
    return Handovers.of(entities, associations).all().stream()
        .filter(each -> each.current().stream().anyMatch(held -> held == detached))
        .map(each -> each.owner().label() + " over " + each.association().relationship().path())
        .findFirst();
  }
}
