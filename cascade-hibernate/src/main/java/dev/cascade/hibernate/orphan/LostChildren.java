package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One flush's children that leave a parent which may not be without one: moved, or removed. */
final class LostChildren {

  private final SessionEntities entities;

  LostChildren(SessionEntities entities) {
    this.entities = entities;
  }

  /**
   * That a child leaves a parent.
   *
   * @param parent as the child refers to it, loaded or not; it may be about to be deleted
   * @param rule the parent's
   */
  record Loss(SessionEntity child, Association key, Object parent, Rule rule) {

    /** Whether the child's row goes before the statements of a flush. */
    boolean cannotWait() {
      return child.isToBeDeleted()
          && (child.persister().isIdentifierAssignedByInsert()
              || child.isIdentifiedBy(key.relationship().foreignKey().columns()));
    }
  }

  /** In the order of the children. */
  List<Loss> all(Associations associations) {
    var losses = new ArrayList<Loss>();
    for (var child : entities.all()) {
      for (var key : associations.of(child.persister())) {
        var rule = key.oppositeRule();
        if (rule != null
            && Associations.requiresChild(rule)
            && key.relationship().keyHolder() == KeyHolder.THIS
            && child.isStored()) {
          var parent = left(child, key);
          if (parent != null && associations.isAbout(rule, entities.find(parent))) {
            losses.add(new Loss(child, key, parent, rule));
          }
        }
      }
    }
    return losses;
  }

  private @Nullable Object left(SessionEntity child, Association key) {
    if (key.isUnknown(child.entry())) {
      return null;
    }
    var loaded = key.loadedValue(child.entry());
    var before = entities.identify(loaded == null ? key.valueAtRemoval(child) : loaded);
    var isLost =
        child.isToBeDeleted()
            || (child.isLive()
                && key.isFetched(child.instance())
                && entities.identify(key.value(child.instance())) != before);
    return isLost && !entities.isDeleted(before) ? before : null;
  }
}
