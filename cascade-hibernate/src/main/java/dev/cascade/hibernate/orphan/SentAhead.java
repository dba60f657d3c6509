package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.FlushMark;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Objects that the next flush has to judge, though nothing may be queued for them: their row was
 * inserted at once, or their child's row deleted at once.
 */
public final class SentAhead {

  private SentAhead() {}

  /** Whether objects of that type may be some that matter. */
  static boolean concerns(EntityPersister persister, Associations associations) {
    return associations.of(persister).stream()
        .anyMatch(
            each ->
                Associations.requiresChild(each.rule())
                    || (associations.areParentsRequired() && RequiredParents.isOwned(each)));
  }

  /** Once a new object is saved: it may have got its row already. */
  public static void noteInserted(
      Object entity, SessionEntities entities, Associations associations) {
    var found = entities.find(entity);
    if (found != null && found.isStored() && concerns(found.persister(), associations)) {
      note(found);
    }
  }

  static void note(SessionEntity entity) {
    FlushMark.set(entity.entry());
  }

  /** Once a flush has judged them. */
  public static void forget(SessionEntities entities) {
    entities.all().forEach(each -> FlushMark.clear(each.entry()));
  }

  /** Whether it has no row yet, or got it since a flush last judged it. */
  static boolean isNew(SessionEntity entity) {
    return entity.isLive() && (!entity.isStored() || FlushMark.isSet(entity.entry()));
  }
}
