package dev.cascade.hibernate.internal;

import dev.cascade.hibernate.internal.DeletionMark.Decision;
import java.util.Arrays;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.type.ComponentType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What an object was told before it was removed and its row does not say yet. A marked row gets it:
 * a restore brings back what was removed, and finds it by the keys it had.
 */
final class ChangesAtRemoval {

  private static final int[] NONE = {};

  private final EventSource session;
  private final SessionEntities entities;
  private final EntityPersister persister;
  private final EntityEntry entry;

  private ChangesAtRemoval(EventSource session, EntityEntry entry) {
    this.session = session;
    this.entities = SessionEntities.of(session);
    this.entry = entry;
    this.persister = entry.getPersister();
  }

  /** Of one that is to be marked. */
  static ChangesAtRemoval of(EntityEntry entry, SharedSessionContractImplementor session) {
    return new ChangesAtRemoval(session.asEventSource(), entry);
  }

  /** One UPDATE of what differs; nothing if nothing does. */
  void write(Object entity, @Nullable Object version, DirtyColumns.Once columns) {
    var stored = entry.getLoadedState();
    var values = DeletionMark.valuesAtRemoval(entry);
    if (stored == null || values == null || !entry.isModifiableEntity()) {
      return;
    }
    var dirty = dirty(entity, values, stored);
    if (dirty.length > 0) {
      columns.get().write(entity, entry, values, version, dirty, session);
    }
  }

  private int[] dirty(Object entity, Object[] values, Object[] stored) {
    var found = persister.findDirty(values, stored, entity, session);
    return found == null
        ? NONE
        : Arrays.stream(found)
            .filter(each -> canBeWritten(persister.getPropertyTypes()[each], each, values, stored))
            .toArray();
  }

  private boolean canBeWritten(Type type, int index, Object[] values, Object[] stored) {
    var keepsNull = isOrphan() || !persister.getPropertyNullability()[index];
    return canBeWritten(type, values[index], stored[index], keepsNull);
  }

  private boolean canBeWritten(
      Type type, @Nullable Object value, @Nullable Object stored, boolean keepsNull) {
    if (type instanceof EntityType) {
      return value == null ? !keepsNull || stored == null : willStand(value);
    }
    return !(type instanceof ComponentType component)
        || value == null
        || canBeWritten(component, value, stored, keepsNull);
  }

  private boolean canBeWritten(
      ComponentType component, Object value, @Nullable Object stored, boolean keepsNull) {
    var types = component.getSubtypes();
    for (var i = 0; i < types.length; i++) {
      var before = stored == null ? null : component.getPropertyValue(stored, i);
      if (!canBeWritten(types[i], component.getPropertyValue(value, i), before, keepsNull)) {
        return false;
      }
    }
    return true;
  }

  // The link of an orphan stays, as it does where nobody sets it to null: by it a restore of the
  // parent finds the child.
  private boolean isOrphan() {
    return DeletionMark.has(entry, Decision.ORPHANED);
  }

  private boolean willStand(Object target) {
    var found = entities.find(target);
    if (found == null) {
      return target instanceof HibernateProxy ? !entities.isDeleted(target) : isMarked(target);
    }
    return found.isStored()
        && (!found.isDeleted() || (found.isToBeDeleted() && found.deletion() != null));
  }

  // A session knows an object no more once its row is marked.
  private boolean isMarked(Object target) {
    return session.getEntityPersister(null, target) instanceof HidesRows hiding
        && hiding.isDeleted(target);
  }
}
