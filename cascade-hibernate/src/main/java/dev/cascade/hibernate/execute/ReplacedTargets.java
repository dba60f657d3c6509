package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.execute.RowReferences.RowReference;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.refusal.ReplacementRefusedException;
import dev.cascade.model.Relationship.KeyHolder;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Lets a row let go of a removed one before that is replaced by another with the same unique
 * values: the old licence can go only when no driver refers to it, the new one come only then.
 */
final class ReplacedTargets {

  private final SessionEntities entities;
  private final Associations associations;
  private final SameUniqueValues values;

  ReplacedTargets(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
    this.values = new SameUniqueValues(entities, associations);
  }

  /**
   * Whether the row must let go first, and can.
   *
   * @throws ReplacementRefusedException if it must and cannot: no order of statements works
   */
  boolean canLetGo(RowReference reference) {
    var key = key(reference);
    var now = key == null ? null : entities.resolve(key.value(reference.child().instance()));
    if (key == null || now == null || !isReplaced(reference.parent(), now)) {
      return false;
    }
    var canBeNull = reference.canBeNulled() && key.relationship().foreignKey().nullable();
    if (!canBeNull && isReplacedForCertain(reference.parent(), now)) {
      throw new ReplacementRefusedException(
          reference.child().label(), key.relationship().path(), reference.parent().label());
    }
    return canBeNull;
  }

  /** Sends the update, after which the session knows that the key is null. */
  void letGo(RowReference reference) {
    var key = key(reference);
    var row = reference.child();
    if (key != null) {
      var hql =
          "update %s row set row.%s = null where row = :row"
              .formatted(row.entry().getEntityName(), key.relationship().attribute());
      StatementInFlush.of(entities.session(), hql)
          .setParameter("row", row.instance())
          .executeUpdate();
      // Hibernate's own update must follow, also if the old one is taken back before.
      key.acceptAsLoaded(row.entry(), (@Nullable Object) null);
    }
  }

  private @Nullable Association key(RowReference reference) {
    var row = reference.child();
    return !row.isLive() || !row.isStored()
        ? null
        : associations.of(row.persister()).stream()
            .filter(each -> each.relationship().keyHolder() == KeyHolder.THIS)
            .filter(each -> each.relationship().attribute().equals(reference.path()))
            .filter(each -> !each.isEmbedded() && !each.isInNaturalId())
            .filter(each -> each.isFetched(row.instance()))
            .findFirst()
            .orElse(null);
  }

  private boolean isReplaced(SessionEntity removed, Object now) {
    var found = entities.find(now);
    var comes = found == null ? isOutside(now) : found.isLive() && !found.isStored();
    return comes && values.mayHave(now, entities.session().getEntityPersister(null, now), removed);
  }

  private boolean isOutside(Object now) {
    return Hibernate.isInitialized(now) && !entities.isCertainlyStored(now);
  }

  private boolean isReplacedForCertain(SessionEntity removed, Object now) {
    var type = entities.session().getEntityPersister(null, now);
    return values.has(now, type, removed)
        && (entities.find(now) != null || entities.isNew(type.getEntityName(), now));
  }
}
