package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.FlushMark;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.model.Relationship.Kind;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.EventSource;

/**
 * What one entity type has that a flush may have to settle: told quickly, without looking at
 * elements, and rather once too often than not at all. Immutable.
 */
final class WatchedType {

  private final WatchedCollection[] collections;
  private final Association[] references;
  private final Association[] parents;
  private final Association[] claims;
  private final boolean isJudged;

  /**
   * Of a type with these associations.
   *
   * @param isJudged whether a flush may have to judge what was sent ahead of it
   */
  WatchedType(List<Association> associations, boolean isJudged) {
    this.isJudged = isJudged;
    collections =
        associations.stream()
            .filter(each -> each.rule() != null && each.relationship().isCollection())
            .map(WatchedCollection::new)
            .toArray(WatchedCollection[]::new);
    references = select(associations, WatchedType::mustStay);
    parents = select(associations, each -> !mustStay(each) && isWatchedKey(each));
    claims = select(associations, ClaimedParent::isPossible);
  }

  private static Association[] select(List<Association> from, Predicate<Association> which) {
    return from.stream().filter(which).toArray(Association[]::new);
  }

  // A key that is unique may have to be freed, whoever has the rule.
  private static boolean mustStay(Association association) {
    var side = association.relationship();
    return !side.isCollection()
        && (association.rule() != null
            || (side.keyHolder() == KeyHolder.THIS && side.kind() == Kind.ONE_TO_ONE));
  }

  private static boolean isWatchedKey(Association association) {
    var rule = association.oppositeRule();
    return association.relationship().keyHolder() == KeyHolder.THIS
        && rule != null
        && (rule.has(CascadeOption.DELETE_ORPHAN) || association.givesIdentifier());
  }

  /** Whether there is nothing to settle about an object, as long as no object is removed. */
  boolean isSettled(Object entity, EntityEntry entry, EventSource session) {
    for (var each : collections) {
      if (!each.isUnchanged(entity, entry, session)) {
        return false;
      }
    }
    for (var each : references) {
      if (!each.isUnchanged(entity, entry)) {
        return false;
      }
    }
    if (isJudged && (FlushMark.isSet(entry) || SessionEntity.isSavedForAny(entry))) {
      return false;
    }
    for (var each : parents) {
      // Another parent is a move, which the foreign key alone describes.
      if (each.value(entity) == null && !each.isUnchanged(entity, entry)) {
        return false;
      }
    }
    return entry.isExistsInDatabase()
        || (claimsNothing(entity) && !SessionEntity.isSavedForAny(entry));
  }

  // To a new object nothing has changed, but its parent may have something else.
  private boolean claimsNothing(Object entity) {
    for (var each : claims) {
      if (each.value(entity) != null) {
        return false;
      }
    }
    return true;
  }
}
