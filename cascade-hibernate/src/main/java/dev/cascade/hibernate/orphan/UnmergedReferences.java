package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import org.hibernate.Hibernate;
import org.hibernate.TransientPropertyValueException;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;

/**
 * Refuses to merge an object that holds a new one over a relationship without MERGE: Hibernate
 * would put an empty object in its place, and the next flush save that.
 */
public final class UnmergedReferences {

  private final SessionEntities entities;
  private final Associations associations;

  /** In that session, by the rules of {@code associations}. */
  public UnmergedReferences(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /**
   * Looks at what a detached object holds.
   *
   * @throws TransientPropertyValueException if it holds a new object that merge does not reach
   */
  public void check(Object detached, EntityPersister persister) {
    associations.of(persister).stream()
        .filter(each -> each.rule() != null && !each.has(CascadeOption.MERGE))
        .filter(each -> Hibernate.isInitialized(each.value(detached)))
        .filter(each -> Association.elements(each.value(detached)).stream().anyMatch(this::isNew))
        .findFirst()
        .ifPresent(each -> refuse(each, persister));
  }

  private boolean isNew(Object element) {
    return element != null
        && !(element instanceof HibernateProxy)
        && entities.find(element) == null
        && entities.isCertainlyNew(element);
  }

  private static void refuse(Association association, EntityPersister persister) {
    var side = association.relationship();
    throw new TransientPropertyValueException(
        "A detached %s holds a new %s by %s, and merge does not cascade there. Add MERGE to the rule, or persist it first"
            .formatted(side.entityName(), side.targetName(), side.path()),
        side.target(),
        persister.getEntityName(),
        side.attribute());
  }
}
