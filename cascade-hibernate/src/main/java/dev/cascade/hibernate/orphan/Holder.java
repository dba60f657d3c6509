package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import java.util.stream.Stream;
import org.hibernate.persister.entity.EntityPersister;

/**
 * One that was given an object, and whom no flush has stored with it yet.
 *
 * @param owner the object that holds it
 * @param side over which side
 */
record Holder(Object owner, Relationship side) {

  /** Notes them for an object that the application removes: nobody gave it to them afterwards. */
  static void note(Object removed, SessionEntities entities, Associations associations) {
    var found = entities.find(removed);
    if (found != null && associations.isTarget(found.persister())) {
      // Nothing but owners: asked for each removal.
      var owners =
          SessionEntities.of(
              entities.session(), type -> mayHold(type, found.persister(), associations));
      found.rememberHolders(
          owners.all().stream()
              .flatMap(owner -> of(removed, owner, entities, associations))
              .toList());
    }
  }

  private static boolean mayHold(
      EntityPersister owner, EntityPersister removed, Associations associations) {
    return associations.of(owner).stream()
        .filter(each -> each.has(CascadeOption.SAVE_UPDATE))
        .anyMatch(
            each ->
                associations
                    .rules()
                    .model()
                    .isA(removed.getEntityName(), each.relationship().target()));
  }

  /** Whether it is the one that took something there. */
  boolean isOwnerOf(Handover handover) {
    return handover.owner().instance() == owner
        && handover.association().relationship().equals(side);
  }

  private static Stream<Holder> of(
      Object child, SessionEntity owner, SessionEntities entities, Associations associations) {
    return associations.of(owner.persister()).stream()
        .filter(each -> each.has(CascadeOption.SAVE_UPDATE))
        .filter(each -> each.isFetched(owner.instance()) && !Handovers.isClean(owner, each))
        .filter(each -> holds(owner, each, child, entities))
        .map(each -> new Holder(owner.instance(), each.relationship()));
  }

  private static boolean holds(
      SessionEntity owner, Association association, Object child, SessionEntities entities) {
    return Association.visibleElements(association.value(owner.instance())).stream()
        .anyMatch(each -> entities.resolveRow(each) == child);
  }
}
