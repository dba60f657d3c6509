package dev.cascade.rule;

import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules of an application, together with the model they stand on. Immutable. */
public final class Rules {

  private final DomainModel model;
  private final Map<Relationship, Rule> byRelationship = new LinkedHashMap<>();

  /** Rules on relationships of {@code model}, at most one each. */
  public Rules(DomainModel model, Collection<Rule> rules) {
    this.model = model;
    rules.forEach(each -> byRelationship.put(each.relationship(), each));
  }

  /** The same rules, with others in the place of those on the same relationships. */
  public Rules with(Collection<Rule> others) {
    var changed = new LinkedHashMap<>(byRelationship);
    others.forEach(each -> changed.put(each.relationship(), each));
    return new Rules(model, changed.values());
  }

  /** The same rules where no row is only marked as deleted: all that go are deleted. */
  public Rules forGood() {
    return new Rules(model.forGood(), byRelationship.values());
  }

  /** The model that the rules stand on. */
  public DomainModel model() {
    return model;
  }

  /** Every rule, in the order given; empty if the application has none. */
  public Collection<Rule> all() {
    return List.copyOf(byRelationship.values());
  }

  /** The rule on that side; empty if JPA's defaults hold there. */
  public Optional<Rule> on(Relationship side) {
    return Optional.ofNullable(byRelationship.get(side));
  }

  /** The rule on the other side of a bidirectional relationship; empty if there is none. */
  public Optional<Rule> opposite(Relationship side) {
    return model.oppositeOf(side).flatMap(this::on);
  }
}
