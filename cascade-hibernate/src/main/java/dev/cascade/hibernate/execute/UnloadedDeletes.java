package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.internal.UnloadedRemovals;
import dev.cascade.model.Relationship;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects that were removed without being loaded: one statement, but of unknown references.
 *
 * <p>Where one flush removes rows of related types besides, their order matters, and they are
 * loaded after all.
 */
final class UnloadedDeletes {

  private final SessionEntities entities;
  private final Associations associations;

  UnloadedDeletes(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  void loadWhereOrderMatters(List<SessionEntity> loaded) {
    var removals = UnloadedRemovals.of(entities);
    var unloaded = removals.all();
    if (unloaded.isEmpty()) {
      return;
    }
    var types = new HashSet<String>();
    loaded.forEach(each -> types.add(each.entry().getEntityName()));
    unloaded.forEach(each -> types.add(each.entity()));
    unloaded.stream()
        .filter(each -> isRelatedToAny(each.entity(), types))
        .forEach(removals::loadAndDelete);
  }

  private boolean isRelatedToAny(String entity, Set<String> others) {
    var model = associations.rules().model();
    return model.relationshipsOf(entity).stream()
            .map(Relationship::target)
            .anyMatch(target -> others.stream().anyMatch(other -> model.isA(other, target)))
        || model.relationshipsTo(entity).stream()
            .map(Relationship::entity)
            .anyMatch(source -> others.stream().anyMatch(other -> model.isA(other, source)));
  }
}
