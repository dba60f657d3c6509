package dev.cascade.hibernate;

import dev.cascade.check.RuleChecks;
import dev.cascade.model.Relationship;
import dev.cascade.plan.ChangedRules;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import jakarta.persistence.metamodel.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Finds the rules that one delete changes, and refuses what they cannot be. */
final class RuleOverrides {

  private final Rules rules;
  private final Function<String, Class<?>> classes;

  /** Of those rules, on entities of those classes. */
  RuleOverrides(Rules rules, Function<String, Class<?>> classes) {
    this.rules = rules;
    this.classes = classes;
  }

  /** The sides that an attribute of the static metamodel names: of each entity that inherits it. */
  Set<Relationship> named(Attribute<?, ?> attribute) {
    var declaring = attribute.getDeclaringType().getJavaType();
    var sides = new LinkedHashSet<Relationship>();
    rules.model().relationships().stream()
        .filter(side -> side.attribute().equals(attribute.getName()))
        .filter(side -> declaring.isAssignableFrom(classes.apply(side.entity())))
        .forEach(sides::add);
    return notEmpty(sides, declaring.getSimpleName() + "." + attribute.getName());
  }

  /** The sides at a path of attributes from any of those entities. */
  Set<Relationship> at(Collection<String> entities, String path) {
    var sides = new LinkedHashSet<Relationship>();
    entities.forEach(each -> sides.addAll(rules.model().relationshipsAt(each, path)));
    return notEmpty(sides, path);
  }

  /**
   * The rules on those sides with that action.
   *
   * @param before rules that are changed already
   */
  List<Rule> changed(Collection<Relationship> sides, Action action, List<Rule> before) {
    var now = rules.with(before);
    var changed = sides.stream().map(side -> ChangedRules.withAction(now, side, action)).toList();
    checkRetained(now, now.with(changed));
    return changed;
  }

  private static void checkRetained(Rules before, Rules after) {
    var tolerated = retained(before);
    var found = new ArrayList<>(retained(after));
    found.removeAll(tolerated);
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", found));
    }
  }

  private static List<String> retained(Rules rules) {
    return RuleChecks.check(rules).stream()
        .filter(each -> each.code() == Code.RETAINED_IS_DELETED)
        .map(Objects::toString)
        .toList();
  }

  private static Set<Relationship> notEmpty(Set<Relationship> sides, String name) {
    if (sides.isEmpty()) {
      throw new IllegalArgumentException(
          name
              + " is no association of an entity. Name one; within an embeddable by its path from the root, as text.");
    }
    return sides;
  }
}
