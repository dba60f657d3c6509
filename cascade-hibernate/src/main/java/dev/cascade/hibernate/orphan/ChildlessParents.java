package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One flush's parents that are new, or lose their child, and have none. */
final class ChildlessParents {

  private final SessionEntities entities;
  private final Associations associations;
  private final Map<Relationship, Set<Object>> parents = new HashMap<>();

  ChildlessParents(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
    rememberParents();
  }

  // From the children's side: what a parent shows may be out of date, or the parent not loaded.
  private void rememberParents() {
    for (var child : entities.all()) {
      if (child.isLive()) {
        for (var key : associations.of(child.persister())) {
          if (key.relationship().keyHolder() == KeyHolder.THIS
              && Associations.requiresChild(key.oppositeRule())) {
            remember(key, entities.identify(key.value(child.instance())));
          }
        }
      }
    }
  }

  private void remember(Association key, @Nullable Object parent) {
    if (parent != null) {
      parents
          .computeIfAbsent(
              key.relationship(), side -> Collections.newSetFromMap(new IdentityHashMap<>()))
          .add(parent);
    }
  }

  /**
   * What they lack, a sentence each.
   *
   * @param ofUnloaded whether parents count that the session knows by a reference only
   */
  Set<String> lacks(boolean ofUnloaded) {
    var lacks = new LinkedHashSet<String>();
    for (var entity : entities.all()) {
      if (SentAhead.isNew(entity)) {
        associations.of(entity.persister()).stream()
            .filter(side -> Associations.requiresChild(side.rule()) && !hasChild(entity, side))
            .forEach(side -> lacks.add(lack(entity.labelOfRow(), side.relationship())));
      }
    }
    for (var loss : new LostChildren(entities).all(associations)) {
      var side = loss.rule().relationship();
      var found = entities.find(loss.parent());
      var association = found == null ? null : associations.find(found.persister(), side);
      if (association != null && found != null) {
        if (found.isLive() && !hasChild(found, association)) {
          lacks.add(lack(found.labelOfRow(), side));
        }
      } else if (ofUnloaded
          && !loss.child().isLeftToDatabase()
          && !isParent(loss.key().relationship(), loss.parent())) {
        lacks.add(lack(label(loss.parent()), side));
      }
    }
    return lacks;
  }

  private boolean hasChild(SessionEntity parent, Association side) {
    var opposite = side.opposite();
    return (opposite != null && isParent(opposite, parent.instance())) || holdsItself(parent, side);
  }

  private boolean isParent(Relationship key, Object parent) {
    return parents.getOrDefault(key, Set.of()).contains(parent);
  }

  // One that a cascade is about to save, or whose key is its identifier: only the parent tells.
  private boolean holdsItself(SessionEntity parent, Association side) {
    var child = entities.resolve(side.value(parent.instance()));
    if (child == null || entities.isDeleted(child)) {
      return false;
    }
    var back = associations.opposite(side, entities.session().getEntityPersister(null, child));
    return back == null
        || (entities.find(child) == null
            && entities.identify(back.value(child)) == parent.instance());
  }

  private String label(Object parent) {
    var name = entities.session().bestGuessEntityName(parent);
    var id = entities.session().getContextEntityIdentifier(parent);
    return EntityType.simpleName(name) + "#" + id;
  }

  private static String lack(String parent, Relationship side) {
    return "%s has no %s: it is required by %s.".formatted(parent, side.targetName(), side.path());
  }
}
