package dev.cascade.hibernate.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/** Lets a session forget objects whose rows another one has deleted in the same transaction. */
public final class GoneRows {

  private static final int IDS_PER_STATEMENT = 1_000;

  private final EventSource session;

  /** Of that session, in which nothing is pending. */
  public GoneRows(EventSource session) {
    this.session = session;
  }

  /** Forgets them, and nothing else: one query a type of which the session has objects. */
  public void forget() {
    var byType = new LinkedHashMap<EntityPersister, Map<Object, SessionEntity>>();
    for (var each : SessionEntities.of(session).everyType()) {
      if (each.isStored() && each.isLive()) {
        byType
            .computeIfAbsent(root(each.persister()), type -> new LinkedHashMap<>())
            .put(each.entry().getId(), each);
      }
    }
    byType.forEach(this::forget);
  }

  private void forget(EntityPersister type, Map<Object, SessionEntity> loaded) {
    var left = new LinkedHashMap<>(loaded);
    var ids = List.copyOf(loaded.keySet());
    for (var from = 0; from < ids.size(); from += IDS_PER_STATEMENT) {
      existing(type, ids.subList(from, Math.min(ids.size(), from + IDS_PER_STATEMENT)))
          .forEach(left::remove);
    }
    left.values().forEach(this::forget);
  }

  private List<Object> existing(EntityPersister type, List<Object> ids) {
    var hql = "select id(row) from %s row where id(row) in (:ids)".formatted(type.getEntityName());
    return Visibility.ALL.in(
        session, () -> QueryInFlush.of(session, hql).setParameterList("ids", ids).getResultList());
  }

  // As a detach does, but without its cascades: what still has a row stays.
  private void forget(SessionEntity gone) {
    var context = session.getPersistenceContextInternal();
    var key = gone.entry().getEntityKey();
    if (gone.persister().hasNaturalIdentifier()) {
      context
          .getNaturalIdResolutions()
          .handleEviction(key.getIdentifier(), gone.instance(), gone.persister());
    }
    new EvictVisitor(session, gone.instance()).process(gone.instance(), gone.persister());
    context.removeEntityHolder(key);
    context.removeEntry(gone.instance());
  }

  private EntityPersister root(EntityPersister type) {
    return session.getFactory().getMappingMetamodel().getEntityDescriptor(type.getRootEntityName());
  }
}
