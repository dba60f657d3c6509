package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Sets the foreign key of children that only their parent names, when either is saved: the row is
 * written as the object is then, and what the session noted so does not look changed in the flush.
 */
public final class UnsetKeys {

  private final Associations associations;

  /** By the rules of {@code associations}. */
  public UnsetKeys(Associations associations) {
    this.associations = associations;
  }

  /**
   * Lets what an object holds belong to it, before it is saved together with that.
   *
   * <p>Of an object that is managed already only new children are looked at: the flush settles what
   * else it was given.
   */
  public void setOnChildren(Object parent, EntityPersister persister, EventSource session) {
    for (var side : associations.of(persister)) {
      if (side.relationship().keyHolder() == KeyHolder.TARGET
          && side.opposite() != null
          && side.has(CascadeOption.SAVE_UPDATE)) {
        setOnChildren(parent, side, SessionEntities.of(session));
      }
    }
  }

  private void setOnChildren(Object parent, Association side, SessionEntities entities) {
    var isNew = entities.find(parent) == null;
    for (var each : Association.visibleElements(side.value(parent))) {
      if (each != null && Hibernate.isInitialized(each)) {
        var child = Hibernate.unproxy(each);
        var found = entities.find(child);
        var key = associations.opposite(side, entities.session().getEntityPersister(null, child));
        if (key != null
            && key.isFetched(child)
            && (found == null
                ? key.value(child) == null && !entities.isCertainlyStored(child)
                : isNew && isFree(found, key, entities))) {
          key.set(child, parent, entities.session());
        }
      }
    }
  }

  // As in a flush: an owner that takes a child moves it, unless the child itself says otherwise.
  private static boolean isFree(SessionEntity child, Association key, SessionEntities entities) {
    var now = entities.resolve(key.value(child.instance()));
    return child.isLive()
        && (now == null
            || (child.isStored() && now == entities.resolve(key.loadedValue(child.entry()))));
  }

  /**
   * Lets a child belong to the managed parent that holds it, before it is saved, where its key may
   * not be null and is; not if there are several.
   */
  public void setOn(Object child, EntityPersister persister, EventSource session) {
    for (var key : associations.of(persister)) {
      if (key.relationship().keyHolder() == KeyHolder.THIS
          && key.oppositeRule() != null
          && !key.relationship().foreignKey().nullable()
          && key.isWritten()
          && key.isFetched(child)
          && key.value(child) == null) {
        var parents = holders(child, key, associations.concernedIn(session));
        if (parents.size() == 1) {
          key.set(child, parents.get(0).instance(), session);
        }
      }
    }
  }

  private List<SessionEntity> holders(Object child, Association key, SessionEntities entities) {
    return entities.all().stream()
        .filter(SessionEntity::isLive)
        .filter(each -> holds(each, associations.opposite(key, each.persister()), child, entities))
        .limit(2)
        .toList();
  }

  private static boolean holds(
      SessionEntity parent, @Nullable Association side, Object child, SessionEntities entities) {
    return side != null
        && Association.visibleElements(side.value(parent.instance())).stream()
            .anyMatch(each -> entities.resolve(each) == child);
  }
}
