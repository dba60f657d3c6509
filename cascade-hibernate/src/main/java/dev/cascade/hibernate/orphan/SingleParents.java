package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.hibernate.Hibernate;

/** Refuses a flush in which a target with a single parent has two, as far as the session shows. */
final class SingleParents {

  private final SessionEntities entities;
  private final Associations associations;
  private final Map<Relationship, IdentityHashMap<Object, SessionEntity>> parents = new HashMap<>();

  SingleParents(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  void check() {
    for (var entity : entities.all()) {
      if (entity.isLive()) {
        associations.of(entity.persister()).stream()
            .filter(each -> each.rule() != null && each.rule().singleParent())
            .forEach(each -> check(entity, each));
      }
    }
  }

  private void check(SessionEntity parent, Association association) {
    var value = association.value(parent.instance());
    if (!association.relationship().isCollection() || Hibernate.isInitialized(value)) {
      var known =
          parents.computeIfAbsent(association.relationship(), key -> new IdentityHashMap<>());
      for (var target : Association.elements(value)) {
        var other = target == null ? null : known.put(resolve(target), parent);
        if (other != null && other.instance() != parent.instance()) {
          throw new SingleParentViolationException(
              association.relationship().path(), other.label(), parent.label());
        }
      }
    }
  }

  private Object resolve(Object target) {
    var resolved = entities.resolve(target);
    return resolved == null ? target : resolved;
  }
}
