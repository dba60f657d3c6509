package dev.cascade.hibernate.internal;

import java.util.Map;
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

  private final SessionEntities entities;
  private final @Nullable SessionEntity removed;

  private DeletedReferences(SessionEntities entities, @Nullable SessionEntity removed) {
    this.entities = entities;
    this.removed = removed;
  }

  /**
   * Until they are shown again, what the session keeps of {@code removed} does not show removed
   * objects. To be called again once its removal has removed others.
   */
  public static DeletedReferences hide(Object removed, EventSource session) {
    var entities = SessionEntities.of(session);
    var result = new DeletedReferences(entities, entities.find(removed));
    result.hide();
    return result;
  }

  private void hide() {
    if (removed != null) {
      hide(removed, removed.entry().getLoadedState());
      hide(removed, removed.entry().getDeletedState());
    }
  }

  // Of one that no statement deletes all are hidden: what it refers to may be gone already.
  private void hide(SessionEntity entity, Object @Nullable [] state) {
    var types = entity.persister().getPropertyTypes();
    for (var i = 0; state != null && i < state.length; i++) {
      if (types[i] instanceof EntityType type
          && !type.isOneToOne()
          && state[i] != entity.instance()
          && state[i] != null
          && (entity.isLeftToDatabase() || entities.isDeleted(state[i]))) {
        DeletionMark.hidden(entity.entry()).put(i, state[i]);
        // A reference to itself is the one that Hibernate never nulls.
        state[i] = entity.instance();
      }
    }
  }

  /** Shows them again. */
  public void show() {
    if (removed != null) {
      var hidden = DeletionMark.hidden(removed.entry());
      restore(removed.entry().getLoadedState(), hidden);
      restore(removed.entry().getDeletedState(), hidden);
      hidden.clear();
    }
  }

  private static void restore(Object @Nullable [] state, Map<Integer, Object> hidden) {
    if (state != null) {
      hidden.forEach((index, value) -> state[index] = value);
    }
  }
}
