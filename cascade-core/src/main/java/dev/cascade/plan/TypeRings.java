package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Finds types whose rows may refer to each other, so that no order of types fits all rows. */
final class TypeRings {

  private final DomainModel model;

  TypeRings(DomainModel model) {
    this.model = model;
  }

  /**
   * In words, a ring among those types and {@code parent}; empty if there is none. A type that
   * refers to itself is no ring.
   */
  Optional<String> among(Collection<String> types, String parent) {
    var families = new LinkedHashSet<String>();
    families.add(familyOf(parent));
    types.forEach(each -> families.add(familyOf(each)));
    return PartialOrder.rings(List.copyOf(families), this::refers).stream()
        .filter(ring -> ring.size() > 1)
        .map(this::words)
        .findFirst();
  }

  private boolean refers(String family, String other) {
    return !family.equals(other) && model.mayRefer(family, other);
  }

  private String words(Collection<String> ring) {
    var names = ring.stream().map(each -> model.entity(each).simpleName()).toList();
    return "rows of " + String.join(" and ", names) + " refer to each other";
  }

  /** The topmost entity that {@code entity} extends. */
  private String familyOf(String entity) {
    var top = model.entity(entity);
    while (top.supertype() != null) {
      top = model.entity(top.supertype());
    }
    return top.name();
  }
}
