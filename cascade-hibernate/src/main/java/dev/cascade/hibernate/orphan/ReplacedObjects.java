package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Removed objects with the identifier of a new one that a flush is going to save: their rows have
 * to be gone before it does.
 */
final class ReplacedObjects {

  private final SessionEntities entities;
  private final Associations associations;
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  ReplacedObjects(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /** Notes all of them. */
  void note() {
    for (var owner : entities.all()) {
      if (owner.isLive()) {
        associations.of(owner.persister()).stream()
            .filter(each -> !owner.isStored() || !Handovers.isClean(owner, each))
            .forEach(each -> visit(owner.instance(), each));
      }
    }
  }

  private void visit(Object owner, Association side) {
    if (side.has(CascadeOption.SAVE_UPDATE)) {
      Association.visibleElements(side.value(owner)).forEach(this::visit);
    }
  }

  private void visit(@Nullable Object reference) {
    if (reference != null
        && Hibernate.isInitialized(reference)
        && entities.find(reference) == null
        && visited.add(reference)) {
      var session = entities.session();
      var holder = IdentifierHolder.of(reference, session);
      if (holder != null) {
        IdentifierHolder.noteIfRemoved(holder, associations);
      }
      associations
          .of(session.getEntityPersister(null, reference))
          .forEach(each -> visit(reference, each));
    }
  }
}
