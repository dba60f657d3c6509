package dev.cascade.hibernate.internal;

import java.util.Collection;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Takes objects whose rows are being marked as deleted out of the session's loaded collections, as
 * if they had been hidden when those were loaded: the rows that hold them there stay.
 */
public final class MarkedElements {

  private final SessionEntities entities;

  private MarkedElements(SessionEntities entities) {
    this.entities = entities;
  }

  /** Of the collections that live objects of that session own. */
  public static void takeOut(EventSource session) {
    var entities = SessionEntities.of(session);
    if (entities.everyType().stream().anyMatch(MarkedElements::isToBeMarked)) {
      session
          .getPersistenceContextInternal()
          .forEachCollectionEntry(new MarkedElements(entities)::takeOut, false);
    }
  }

  @SuppressWarnings("removal") // Hibernate 7 tells the types nowhere else.
  private void takeOut(PersistentCollection<?> collection, CollectionEntry entry) {
    var role = entry.getLoadedPersister();
    var owner = entities.find(collection.getOwner());
    if (role != null
        && !role.isInverse()
        && role.getElementType() instanceof EntityType
        && collection.wasInitialized()
        && owner != null
        && owner.isLive()) {
      var wasDirty = collection.isDirty();
      takeOut(collection);
      takeOut(entry.getSnapshot());
      if (!wasDirty) {
        collection.clearDirty();
      }
    }
  }

  private void takeOut(@Nullable Object content) {
    var elements = content instanceof Map<?, ?> map ? map.values() : content;
    if (elements instanceof Collection<?> collection
        && collection.stream().anyMatch(this::isMarked)) {
      collection.removeIf(this::isMarked);
    }
  }

  private boolean isMarked(@Nullable Object element) {
    var found = entities.find(element);
    return found != null && isToBeMarked(found);
  }

  private static boolean isToBeMarked(SessionEntity entity) {
    return entity.isToBeDeleted() && entity.deletion() != null;
  }
}
