package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.ComponentType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Hides from Hibernate, while it looks what a flush must save, that live objects refer to others
 * whose rows are being marked as deleted.
 *
 * <p>Hibernate refuses a reference to a removed object, since its row would be gone. A marked row
 * stays, and so does the key that refers to it.
 */
public final class MarkedReferences {

  /** One reference, to be put back. */
  private record Hidden(EntityPersister persister, Object instance, int index, Object value) {}

  private final SessionEntities entities;
  private final Predicate<EntityPersister> isOurs;
  private final List<Hidden> hidden = new ArrayList<>();

  private MarkedReferences(SessionEntities entities, Predicate<EntityPersister> isOurs) {
    this.entities = entities;
    this.isOurs = isOurs;
  }

  /**
   * Until they are shown again, stored objects that live do not refer to objects that are to be
   * marked; new ones do, and are refused.
   *
   * @param isOurs the types of which no flush saves a removed object again
   */
  public static MarkedReferences hide(EventSource session, Predicate<EntityPersister> isOurs) {
    var result = new MarkedReferences(SessionEntities.of(session), isOurs);
    result.hide();
    return result;
  }

  private void hide() {
    var all = entities.everyType();
    if (all.stream().anyMatch(MarkedReferences::isToBeMarked)) {
      all.stream().filter(each -> each.isLive() && each.isStored()).forEach(this::hide);
    }
  }

  private static boolean isToBeMarked(SessionEntity entity) {
    return entity.isToBeDeleted() && entity.deletion() != null;
  }

  private void hide(SessionEntity entity) {
    var persister = entity.persister();
    var types = persister.getPropertyTypes();
    for (var i = 0; i < types.length; i++) {
      if (isToOne(types[i]) && isFetched(entity, i)) {
        var value = persister.getValue(entity.instance(), i);
        if (value != null && isHidden(entity, i, value)) {
          hidden.add(new Hidden(persister, entity.instance(), i, value));
          persister.setValue(entity.instance(), i, null);
        }
      }
    }
  }

  private static boolean isToOne(Type type) {
    return type instanceof EntityType || type instanceof ComponentType;
  }

  private static boolean isFetched(SessionEntity entity, int index) {
    var persister = entity.persister();
    return !persister.getPropertyLaziness()[index]
        || persister
            .getBytecodeEnhancementMetadata()
            .isAttributeLoaded(entity.instance(), persister.getPropertyNames()[index]);
  }

  private boolean isHidden(SessionEntity entity, int index, Object value) {
    var state = entity.entry().getLoadedState();
    var saves =
        entity
            .persister()
            .getPropertyCascadeStyles()[index]
            .doCascade(CascadingActions.PERSIST_ON_FLUSH);
    return state != null
        && refersToMarked(entity.persister().getPropertyTypes()[index], value, state[index], saves);
  }

  private boolean refersToMarked(Type type, Object value, @Nullable Object stored, boolean saves) {
    if (type instanceof ComponentType component) {
      return stored != null && containsMarked(component, value, stored);
    }
    var found = type instanceof EntityType ? entities.find(value) : null;
    return found != null
        && isToBeMarked(found)
        && entities.resolve(stored) == found.instance()
        && (!saves || isOurs.test(found.persister()));
  }

  private boolean containsMarked(ComponentType component, Object value, Object stored) {
    var values = component.getPropertyValues(value);
    var before = component.getPropertyValues(stored);
    for (var i = 0; i < values.length; i++) {
      var saves = component.getCascadeStyle(i).doCascade(CascadingActions.PERSIST_ON_FLUSH);
      if (values[i] != null
          && refersToMarked(component.getSubtypes()[i], values[i], before[i], saves)) {
        return true;
      }
    }
    return false;
  }

  /** Shows them again. */
  public void show() {
    hidden.forEach(each -> each.persister().setValue(each.instance(), each.index(), each.value()));
    hidden.clear();
  }
}
