package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/** What a session's objects referred to when they were loaded or last flushed. */
public final class LoadedReferences {

  private final EventSource session;

  /** Of that session. */
  public LoadedReferences(EventSource session) {
    this.session = session;
  }

  /** All of it, over collections and to-one references, with repetitions. */
  public List<Object> all() {
    var result = new ArrayList<Object>();
    var context = session.getPersistenceContextInternal();
    context.forEachCollectionEntry(
        (collection, entry) -> {
          var role = entry.getLoadedPersister();
          if (role != null && (role.isOneToMany() || role.isManyToMany())) {
            addElements(entry.getSnapshot(), result);
          }
        },
        false);
    SessionEntities.of(session).everyType().forEach(each -> addReferences(each, result));
    return result;
  }

  private static void addElements(@Nullable Object snapshot, List<Object> result) {
    var elements = snapshot instanceof Map<?, ?> map ? map.values() : snapshot;
    if (elements instanceof Collection<?> collection) {
      collection.stream().filter(each -> each != null).forEach(result::add);
    }
  }

  private static void addReferences(SessionEntity entity, List<Object> result) {
    var state = entity.entry().getLoadedState();
    var types = entity.persister().getPropertyTypes();
    for (var i = 0; state != null && i < state.length; i++) {
      if (types[i] instanceof EntityType && state[i] != null) {
        result.add(state[i]);
      }
    }
  }
}
