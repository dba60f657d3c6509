package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.proxy.HibernateProxy;

/**
 * Loads the parents that children claim, where the session does not know what they hold and they do
 * hold something. Those that hold nothing stay as they are: one query tells for many.
 */
final class OccupiedParents {

  private static final int PARENTS_PER_QUERY = 1_000;

  private final SessionEntities entities;
  private final Associations associations;

  OccupiedParents(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  void load(List<ClaimedParent> claims) {
    Map<Association, List<Object>> unknown = new LinkedHashMap<>();
    for (var each : claims) {
      if (isUnknown(each)) {
        unknown.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each.reference());
      }
    }
    unknown.forEach(this::load);
  }

  private boolean isUnknown(ClaimedParent claim) {
    var parent = claim.parent(entities);
    if (parent == null) {
      var reference = claim.reference();
      return reference instanceof HibernateProxy || entities.isCertainlyStored(reference);
    }
    var side = associations.opposite(claim.key(), parent.persister());
    return parent.isStored() && side != null && !ClaimedParent.isKnown(side, parent);
  }

  private void load(Association key, List<Object> parents) {
    var hql =
        "select distinct parent from %s far join far.%s parent where parent in (:chunk)"
            .formatted(key.relationship().entity(), key.relationship().attribute());
    for (var start = 0; start < parents.size(); start += PARENTS_PER_QUERY) {
      var chunk = parents.subList(start, Math.min(parents.size(), start + PARENTS_PER_QUERY));
      QueryInFlush.of(entities.session(), hql)
          .setParameterList("chunk", chunk)
          .getResultList()
          .forEach(parent -> fetchSide(key, parent));
    }
    entities.lookAgain();
  }

  private void fetchSide(Association key, Object reference) {
    var parent = entities.find(reference);
    var side = parent == null ? null : associations.opposite(key, parent.persister());
    if (parent != null && side != null) {
      side.fetch(parent.instance(), entities.session());
    }
  }
}
