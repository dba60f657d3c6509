package dev.cascade.check;

import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.OnDelete;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * A relationship over which a delete travels.
 *
 * @param side the attribute's side
 * @param againstDirection whether it travels from the target to the entity, as ON DELETE CASCADE
 *     does on a child's key that no attribute of the parent tells of
 * @param causes what makes it travel, each as "take … out of …" would name it; never empty
 */
record DeletingEdge(Relationship side, boolean againstDirection, List<String> causes) {

  /** All of the application, each relationship and direction once; in model order. */
  static List<DeletingEdge> of(Rules rules) {
    var edges = new ArrayList<DeletingEdge>();
    for (var side : rules.model().relationships()) {
      edges.add(new DeletingEdge(side, false, causes(side, rules)));
      edges.add(new DeletingEdge(side, true, causesAgainstDirection(side, rules)));
    }
    edges.removeIf(edge -> edge.causes().isEmpty());
    return List.copyOf(edges);
  }

  /** The entity whose removal travels on. */
  String from() {
    return againstDirection ? side.target() : side.entity();
  }

  /** The entity that it reaches. */
  String to() {
    return againstDirection ? side.entity() : side.target();
  }

  /** As a path goes on after {@link #from()}: {@code .posts}, or {@code [Post.user]} against it. */
  String segment() {
    return againstDirection ? "[" + side.path() + "]" : "." + side.attribute();
  }

  private static List<String> causes(Relationship side, Rules rules) {
    var causes = new ArrayList<String>();
    if (rules.on(side).filter(rule -> rule.has(DELETE) || rule.has(DELETE_ORPHAN)).isPresent()) {
      causes.add("DELETE and DELETE_ORPHAN out of the rule");
    }
    if (side.jpaCascade().contains(DELETE) || side.jpaCascade().contains(DELETE_ORPHAN)) {
      causes.add("REMOVE and orphanRemoval out of JPA's annotation");
    }
    if (side.keyHolder() == KeyHolder.TARGET) {
      causes.addAll(databaseCause(side));
    }
    return causes;
  }

  private static List<String> causesAgainstDirection(Relationship side, Rules rules) {
    var isToldByTheParent =
        rules.model().oppositeOf(side).filter(each -> !causes(each, rules).isEmpty()).isPresent();
    return side.keyHolder() == KeyHolder.THIS && !isToldByTheParent
        ? databaseCause(side)
        : List.of();
  }

  private static List<String> databaseCause(Relationship side) {
    var key = side.foreignKey();
    return key.onDelete() == OnDelete.CASCADE
        ? List.of("ON DELETE CASCADE out of the foreign key " + key.path())
        : List.of();
  }
}
