package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.UpdateObservers;
import dev.cascade.hibernate.refusal.ExchangeRefusedException;
import dev.cascade.model.Relationship;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves rows whose unique foreign key may not be null before another row takes the value they have:
 * one after the other, each to where the one before it has left.
 */
final class MovedKeys {

  private final SessionEntities entities;
  private final Associations associations;
  private final Map<Relationship, IdentityHashMap<Object, SessionEntity>> holders = new HashMap<>();
  private final LinkedHashSet<Move> ordered = new LinkedHashSet<>();

  MovedKeys(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Notes a row that must move before another one comes, and those that must move before it.
   *
   * @throws ExchangeRefusedException if they wait for each other
   */
  void add(SessionEntity child, Association key) {
    var path = new LinkedHashSet<Move>();
    @Nullable Move next = new Move(child, key);
    while (next != null && !ordered.contains(next)) {
      if (!path.add(next)) {
        throw refusal(path, next);
      }
      next = before(next);
    }
    var lastFirst = new ArrayList<>(path);
    for (var i = lastFirst.size() - 1; i >= 0; i--) {
      ordered.add(lastFirst.get(i));
    }
  }

  /** Whether none must. */
  boolean isEmpty() {
    return ordered.isEmpty();
  }

  /** Sends the updates; what they wait for is gone. */
  void send() {
    var moves = ordered.stream().filter(this::canGo).toList();
    moves.forEach(this::update);
    moves.forEach(this::accept);
  }

  // Otherwise the insert or the delete that it waits for comes after any update.
  private boolean canGo(Move move) {
    var target = entities.find(target(move));
    var holder = holder(move);
    return target != null
        && target.isStored()
        && (holder == null || entities.find(holder.instance()) == null || !holder.isToBeDeleted());
  }

  private @Nullable Move before(Move move) {
    var holder = holder(move);
    var key = holder == null ? null : associations.find(holder.persister(), move.side());
    return holder == null || !holder.isLive() || key == null || target(move) == null
        ? null
        : isMoving(new Move(holder, key));
  }

  private @Nullable Move isMoving(Move move) {
    var now = target(move);
    return now != null && now != entities.resolve(move.key().loadedValue(move.child().entry()))
        ? move
        : null;
  }

  private @Nullable Object target(Move move) {
    return entities.resolve(move.key().value(move.child().instance()));
  }

  /** The row that has, in the database, what another one is to get. */
  private @Nullable SessionEntity holder(Move move) {
    return holders.computeIfAbsent(move.side(), this::holders).get(target(move));
  }

  private IdentityHashMap<Object, SessionEntity> holders(Relationship side) {
    var result = new IdentityHashMap<Object, SessionEntity>();
    for (var entity : entities.all()) {
      var key = entity.isStored() ? associations.find(entity.persister(), side) : null;
      var before = key == null ? null : entities.resolve(key.loadedValue(entity.entry()));
      if (before != null && (entity.isLive() || entity.isToBeDeleted())) {
        result.put(before, entity);
      }
    }
    return result;
  }

  private void update(Move move) {
    var hql =
        "update %s row set row.%s = :target where row = :row"
            .formatted(move.child().entry().getEntityName(), move.side().attribute());
    StatementInFlush.of(entities.session(), hql)
        .setParameter("target", target(move))
        .setParameter("row", move.child().instance())
        .executeUpdate();
  }

  // Hibernate's own update must follow where somebody is to see it, or counts it.
  private void accept(Move move) {
    var persister = move.child().persister();
    if (!persister.isVersioned()
        && !new UpdateObservers(entities.session().getFactory()).see(persister)) {
      move.key().acceptAsLoaded(move.child().instance(), move.child().entry());
    }
  }

  private static ExchangeRefusedException refusal(Set<Move> path, Move again) {
    var circle = new ArrayList<>(path);
    var rows = circle.subList(circle.indexOf(again), circle.size());
    return new ExchangeRefusedException(
        again.side().path(), rows.stream().map(each -> each.child().label()).toList());
  }

  /** A row and the key over which it moves. */
  private record Move(SessionEntity child, Association key) {

    private Relationship side() {
      return key.relationship();
    }
  }
}
