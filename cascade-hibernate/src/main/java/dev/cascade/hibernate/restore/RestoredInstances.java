package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.softdelete.SoftDeletion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of the session whose rows have come back: they are told so. */
final class RestoredInstances {

  private final RestoreSession session;

  RestoredInstances(RestoreSession session) {
    this.session = session;
  }

  /** Reads of which the marks are gone, and takes them away in memory as well. */
  void tell() {
    var byHierarchy = new LinkedHashMap<String, List<SessionEntity>>();
    for (var each : SessionEntities.of(session.session()).everyType()) {
      if (isMarked(each)) {
        byHierarchy
            .computeIfAbsent(each.persister().getRootEntityName(), name -> new ArrayList<>())
            .add(each);
      }
    }
    byHierarchy.forEach(this::tell);
  }

  private boolean isMarked(SessionEntity entity) {
    return entity.isLive()
        && session
            .softDeletions()
            .of(entity.persister())
            .filter(type -> type.isDeleted(entity.instance()))
            .isPresent();
  }

  private void tell(String entity, List<SessionEntity> marked) {
    var byId = new HashMap<Object, SessionEntity>();
    marked.forEach(each -> byId.put(each.entry().getId(), each));
    var type = session.softDeletion(entity);
    var hql =
        "select id(child), %s from %s child where id(child) in (:from) and child.%s is null"
            .formatted(
                session.persister(entity).isVersioned() ? "version(child)" : "1",
                entity,
                type.deletedAt());
    session
        .select(hql, List.copyOf(byId.keySet()), Map.of())
        .map(Object[].class::cast)
        .forEach(
            row -> {
              var restored = byId.get(row[0]);
              if (restored != null) {
                tell(restored, type, row[1]);
              }
            });
  }

  private static void tell(SessionEntity restored, SoftDeletion type, Object version) {
    var values = new HashMap<String, @Nullable Object>();
    values.put(type.deletedAt(), null);
    if (type.deletionId() != null) {
      values.put(type.deletionId(), null);
    }
    if (type.deletedBy() != null) {
      values.put(type.deletedBy(), null);
    }
    restored.accept(values);
    if (restored.persister().isVersioned()) {
      restored.acceptVersion(version);
    }
  }
}
