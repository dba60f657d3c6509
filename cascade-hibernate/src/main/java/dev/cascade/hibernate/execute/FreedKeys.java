package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets a unique foreign key to NULL before another row takes its value: the old profile lets go of
 * its user before the new one is inserted, or before the profile of somebody else is moved there.
 */
final class FreedKeys {

  private final SessionEntities entities;
  private final Associations associations;
  private final Map<Relationship, IdentityHashMap<Object, Object>> takers = new HashMap<>();

  private final List<Runnable> released = new ArrayList<>();
  private final MovedKeys moved;
  private final boolean isFlush;

  /** In a flush that will be finished, or else before it, as an insert does not wait for it. */
  FreedKeys(SessionEntities entities, Associations associations, boolean isFlush) {
    this.isFlush = isFlush;
    this.moved = new MovedKeys(entities, associations);
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Releases the rows whose key may be null.
   *
   * @throws dev.cascade.hibernate.refusal.ExchangeRefusedException if others wait for each other
   */
  void release() {
    if (associations.rules().model().relationships().stream().noneMatch(FreedKeys::isUniqueKey)) {
      return;
    }
    for (var entity : entities.all()) {
      if (entity.isLive()) {
        associations.of(entity.persister()).forEach(each -> rememberTaker(entity, each));
      }
    }
    for (var entity : entities.all()) {
      if (entity.isLive()) {
        associations.of(entity.persister()).stream()
            .filter(each -> isUniqueKey(each.relationship()))
            .forEach(each -> release(entity, each));
      }
    }
    released.forEach(Runnable::run);
  }

  /** Whether anything was sent that Hibernate's own statements have to follow. */
  boolean isAnySent() {
    return !released.isEmpty() || hasMoves();
  }

  /** Whether {@link #move()} has anything to do. */
  boolean hasMoves() {
    return !moved.isEmpty();
  }

  /** Moves the rows that cannot let go without a new parent, once the deletes have their place. */
  void move() {
    moved.send();
  }

  private static boolean isUniqueKey(Relationship side) {
    return side.keyHolder() == KeyHolder.THIS && side.kind() == Kind.ONE_TO_ONE;
  }

  private void rememberTaker(SessionEntity entity, Association association) {
    var value = entities.resolve(association.value(entity.instance()));
    var opposite = association.opposite();
    if (value == null) {
      return;
    }
    if (isUniqueKey(association.relationship())) {
      remember(association.relationship(), value, entity.instance());
    } else if (opposite != null && isUniqueKey(opposite)) {
      remember(opposite, entity.instance(), value);
    }
  }

  private void remember(Relationship key, Object parent, Object child) {
    takers.computeIfAbsent(key, side -> new IdentityHashMap<>()).put(parent, child);
  }

  private void release(SessionEntity child, Association key) {
    var before = entities.resolve(key.loadedValue(child.entry()));
    var now = entities.resolve(key.value(child.instance()));
    var taker = before == null || before == now ? null : taker(key.relationship(), before);
    if (taker == null || taker == child.instance()) {
      return;
    }
    if (!child.isStored()) {
      leaveUnset(child, key);
      return;
    }
    // A key that may not be null is released only if null is what it shall be: then the database
    // says so.
    if (now == null || key.relationship().foreignKey().nullable()) {
      released.add(() -> send(child, key));
    } else if (key.relationship().foreignKey().unique()) {
      moved.add(child, key);
    }
  }

  // Hibernate inserts it as it was when it was saved, and updates it then.
  private static void leaveUnset(SessionEntity child, Association key) {
    if (key.relationship().foreignKey().nullable() && !key.isInNaturalId()) {
      key.acceptAsLoaded(child.entry(), (Object) null);
    }
  }

  private @Nullable Object taker(Relationship key, Object parent) {
    var known = takers.get(key);
    return known == null ? null : known.get(parent);
  }

  private void send(SessionEntity child, Association key) {
    var session = entities.session();
    var hql =
        "update %s row set row.%s = null where row = :row"
            .formatted(child.entry().getEntityName(), key.relationship().attribute());
    StatementInFlush.of(session, hql).setParameter("row", child.instance()).executeUpdate();
    // Hibernate's own update follows where it has a version to count, or another value to write; by
    // the flush, that value may be the old one again.
    if (key.value(child.instance()) == null ? !child.persister().isVersioned() : !isFlush) {
      key.acceptAsLoaded(child.entry(), (Object) null);
    }
  }
}
