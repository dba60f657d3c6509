package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows refer to which, by certain foreign keys. Made for one thread. */
final class RowReferences {

  private final DomainModel model;
  private final Collection<Relationship> keys;
  private final Map<String, Set<String>> byEntity = new HashMap<>();

  RowReferences(DomainModel model, Collection<Relationship> keys) {
    this.model = model;
    this.keys = keys;
  }

  /** Whether rows of {@code node} may refer to rows of {@code other}. */
  boolean refers(PlanNode node, PlanNode other) {
    return !isBetween(other)
        && referredBy(node).stream().anyMatch(each -> model.areRelated(each, other.entity()));
  }

  private Collection<String> referredBy(PlanNode node) {
    var step = node.step();
    return step != null && isBetween(node)
        ? List.of(step.relationship().entity(), step.relationship().target())
        : byEntity.computeIfAbsent(node.entity(), this::referredBy);
  }

  private Set<String> referredBy(String entity) {
    var referred = new HashSet<String>();
    for (var key : keys) {
      if (key.keyHolder() == KeyHolder.THIS && model.areRelated(entity, key.entity())) {
        referred.add(key.target());
      }
      if (key.keyHolder() == KeyHolder.TARGET && model.areRelated(entity, key.target())) {
        referred.add(key.entity());
      }
    }
    return referred;
  }

  /** Rows of a join table: they refer to both its ends, and nothing refers to them. */
  private static boolean isBetween(PlanNode node) {
    var step = node.step();
    return step != null
        && step.relationship().keyHolder() == KeyHolder.JOIN_TABLE
        && !step.removesFarRows();
  }
}
