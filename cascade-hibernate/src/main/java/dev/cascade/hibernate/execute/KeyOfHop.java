package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.plan.KeyHop;
import org.jspecify.annotations.Nullable;

/** The reference by which an entity of the session would belong to a hop. */
final class KeyOfHop {

  private KeyOfHop() {}

  /** Whether the reference is in the object; false for one that was never fetched. */
  static boolean isFetched(SessionEntity entity, KeyHop hop) {
    var type = entity.persister();
    return type.getBytecodeEnhancementMetadata()
        .isAttributeLoaded(entity.instance(), type.getPropertyNames()[path(entity, hop).index()]);
  }

  /** What it refers to now; null if that is nothing, or was never fetched. */
  static @Nullable Object value(SessionEntity entity, KeyHop hop, SessionEntities entities) {
    var path = path(entity, hop);
    return isFetched(entity, hop)
        ? entities.resolve(path.end(entity.persister().getValue(entity.instance(), path.index())))
        : null;
  }

  /** Whether it refers to something else than its row does. */
  static boolean hasMoved(SessionEntity entity, KeyHop hop, SessionEntities entities) {
    var before = entity.entry().getLoadedState();
    if (before == null || !isFetched(entity, hop)) {
      return false;
    }
    var path = path(entity, hop);
    return entities.resolve(path.endOfKept(before[path.index()])) != value(entity, hop, entities);
  }

  private static AttributePath path(SessionEntity entity, KeyHop hop) {
    return new AttributePath(entity.persister(), hop.key());
  }
}
