package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.model.Relationship;
import dev.cascade.rule.Rule;
import java.util.function.Predicate;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * New objects that a flush has saved for who refers to them by a key of its own, and that was ended
 * before it wrote the key. If they are let go again, no row tells that they ever were held.
 */
record SavedForOwners(SessionEntities entities, Associations associations) {

  /** Keeps them in mind, of what was not in the session before. */
  void note(Predicate<@Nullable Object> isNew) {
    for (var owner : entities.all()) {
      for (var side : associations.of(owner.persister())) {
        var target = isOne(side) ? side.value(owner.instance()) : null;
        var found = isNew.test(target) ? entities.find(target) : null;
        if (found != null) {
          found.addSavedFor(new Holder(owner.instance(), side.relationship()));
        }
      }
    }
  }

  /** Whether objects of that type may be some that have got their row already. */
  static boolean mayBe(EntityPersister type, Associations associations) {
    return type.isIdentifierAssignedByInsert()
        && associations.rules().model().relationshipsTo(type.getEntityName()).stream()
            .anyMatch(each -> isOne(each, associations.rules().on(each).orElse(null)));
  }

  /** Whether one for whom an object was saved has let it go since, and nothing was written yet. */
  boolean isLetGo(SessionEntity saved) {
    return saved.isLive()
        && SessionEntity.isSavedForAny(saved.entry())
        && saved.savedFor(Holder.class).anyMatch(each -> hasLetGo(each, saved.instance()));
  }

  private boolean hasLetGo(Holder holder, Object saved) {
    var owner = entities.find(holder.owner());
    var side = owner == null ? null : associations.find(owner.persister(), holder.side());
    return owner != null
        && side != null
        && owner.isLive()
        && entities.resolve(side.value(owner.instance())) != saved
        && entities.resolve(side.loadedValue(owner.entry())) != saved;
  }

  private static boolean isOne(Association side) {
    return isOne(side.relationship(), side.rule());
  }

  private static boolean isOne(Relationship side, @Nullable Rule rule) {
    return rule != null
        && rule.has(CascadeOption.DELETE_ORPHAN)
        && side.owning()
        && !side.isCollection();
  }
}
