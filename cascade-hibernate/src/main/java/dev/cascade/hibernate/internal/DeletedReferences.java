package dev.cascade.hibernate.internal;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Hides from Hibernate, while an object is removed, that it refers to objects removed before it.
 *
 * <p>Hibernate would null such a reference and then complain that it may not be null: {@code
 * remove(parent); remove(child)} fails at the second call. The order of the statements is ours, so
 * nothing needs nulling.
 */
public final class DeletedReferences {

  private final @Nullable EntityEntry entry;
  private final Map<Integer, @Nullable Object> hidden = new HashMap<>();

  private DeletedReferences(@Nullable EntityEntry entry) {
    this.entry = entry;
  }

  /**
   * Until they are shown again, the loaded state of {@code removed} does not show removed objects.
   */
  public static DeletedReferences hide(Object removed, EventSource session) {
    var entities = SessionEntities.of(session);
    var found = entities.find(removed);
    if (found == null || found.entry().getLoadedState() == null) {
      return new DeletedReferences(null);
    }
    var result = new DeletedReferences(found.entry());
    var state = found.entry().getLoadedState();
    var types = found.persister().getPropertyTypes();
    for (var i = 0; i < state.length; i++) {
      if (types[i] instanceof EntityType type
          && !type.isOneToOne()
          && entities.isDeleted(state[i])) {
        result.hidden.put(i, state[i]);
        // A reference to itself is the one that Hibernate never nulls.
        state[i] = found.instance();
      }
    }
    return result;
  }

  /** Shows them again. */
  public void show() {
    if (entry != null) {
      restore(entry.getLoadedState());
      restore(entry.getDeletedState());
    }
  }

  private void restore(Object @Nullable [] state) {
    if (state != null) {
      hidden.forEach((index, value) -> state[index] = value);
    }
  }
}
