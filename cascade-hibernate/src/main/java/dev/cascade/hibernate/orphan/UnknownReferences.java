package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;

/**
 * Looks up what a reference held that was written before it was ever read: a lazy one-to-one of an
 * enhanced class, set to null or to something new. A reference that was not touched is not looked
 * up.
 */
final class UnknownReferences {

  private final SessionEntities entities;
  private final Associations associations;

  UnknownReferences(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  void lookUp() {
    for (var entity : entities.all()) {
      if (entity.isStored() && !entity.isLeftToDatabase()) {
        associations.of(entity.persister()).stream()
            .filter(each -> each.rule() != null && !each.relationship().isCollection())
            .filter(each -> each.isUnknown(entity.entry()) && each.isFetched(entity.instance()))
            .forEach(each -> lookUp(entity, each));
      }
    }
  }

  private void lookUp(SessionEntity owner, Association association) {
    var side = association.relationship();
    var hql =
        side.opposite() != null && !side.owning()
            ? "select far from %s far where far.%s = :owner"
                .formatted(side.target(), side.opposite())
            : "select far from %s near join near.%s far where near = :owner"
                .formatted(side.entity(), side.attribute());
    var before =
        QueryInFlush.of(entities.session(), hql).setParameter("owner", owner.instance()).list();
    association.acceptAsLoaded(owner.entry(), before.isEmpty() ? null : before.get(0));
    entities.lookAgain();
  }
}
