package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import org.hibernate.TransientPropertyValueException;
import org.hibernate.proxy.HibernateProxy;

/**
 * Refuses a flush that would lose a new object: an owner holds it on its inverse side, and no
 * cascade saves it. Hibernate itself looks at owning sides only.
 */
final class UnsavedReferences {

  private final SessionEntities entities;
  private final Associations associations;

  UnsavedReferences(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  void check() {
    for (var entity : entities.all()) {
      if (entity.isLive()) {
        associations.of(entity.persister()).stream()
            .filter(each -> each.rule() != null && !each.has(CascadeOption.SAVE_UPDATE))
            .filter(each -> !each.relationship().owning())
            .forEach(each -> check(entity, each));
      }
    }
  }

  private void check(SessionEntity owner, Association association) {
    var value = association.value(owner.instance());
    for (var each : Association.visibleElements(value)) {
      if (each != null && isUnsaved(association, each)) {
        throw new TransientPropertyValueException(
            "%s holds a new %s by %s, and no cascade saves it. Persist it, or add SAVE_UPDATE to the rule"
                .formatted(
                    owner.label(),
                    association.relationship().target(),
                    association.relationship().path()),
            association.relationship().target(),
            owner.entry().getEntityName(),
            association.relationship().attribute());
      }
    }
  }

  private boolean isUnsaved(Association association, Object element) {
    return !(element instanceof HibernateProxy)
        && entities.find(element) == null
        && entities.isNew(association.relationship().target(), element);
  }
}
