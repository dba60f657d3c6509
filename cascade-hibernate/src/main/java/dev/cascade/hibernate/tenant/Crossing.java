package dev.cascade.hibernate.tenant;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.KeyHop;
import java.util.ArrayList;
import java.util.List;

/**
 * A way from given rows to those at its end, which may be of another tenant.
 *
 * @param near the entity of the last rows that must be the session's own; {@code near} in HQL
 * @param far the entity of the rows at the end; {@code far} in HQL
 * @param relationship the last part of the way, as messages name it: {@code Post.user}
 * @param from HQL between {@code from} and {@code where}
 * @param aliases those of all rows on the way, the given ones last
 * @param entities theirs
 */
public record Crossing(
    String near,
    String far,
    String relationship,
    String from,
    List<String> aliases,
    List<String> entities) {

  public Crossing {
    aliases = List.copyOf(aliases);
    entities = List.copyOf(entities);
  }

  /** Over the relationship of one step: by the far rows' own key where an attribute holds it. */
  public static Crossing of(DeletionStep step, DomainModel model) {
    var side = step.relationship();
    if (step.isSeenFromTarget()) {
      return over(side, true);
    }
    return side.keyHolder() == KeyHolder.TARGET
        ? model.oppositeOf(side).map(key -> over(key, true)).orElseGet(() -> over(side, false))
        : over(side, false);
  }

  /**
   * Over one attribute.
   *
   * @param isSeenFromTarget whether the far rows have it; else the near ones
   */
  public static Crossing over(Relationship side, boolean isSeenFromTarget) {
    return isSeenFromTarget ? byKey(side) : byAttribute(side);
  }

  /** Over several keys, none of them that of a tree. */
  public static Crossing of(List<KeyHop> hops, DomainModel model) {
    var last = hops.get(hops.size() - 1);
    var from = new StringBuilder(last.child() + " far");
    var aliases = new ArrayList<String>();
    var entities = new ArrayList<String>();
    var below = "far";
    for (var i = hops.size() - 1; i >= 0; i--) {
      var hop = hops.get(i);
      var alias = aliases.isEmpty() ? "near" : "r" + i;
      var row =
          i < hops.size() - 1 ? as(below, hops.get(i + 1).parent(), hop.child(), model) : below;
      from.append(" join %s.%s %s".formatted(row, hop.key(), alias));
      aliases.add(alias);
      entities.add(hop.parent());
      below = alias;
    }
    return new Crossing(
        last.parent(),
        last.child(),
        relationship(last.child(), last.key()),
        from.toString(),
        aliases,
        entities);
  }

  /** Over one of the keys by which rows hang below others of their type. */
  public static Crossing ofTree(KeyHop tree, String key) {
    return new Crossing(
        tree.child(),
        tree.child(),
        relationship(tree.child(), key),
        "%s far join far.%s near".formatted(tree.child(), key),
        List.of("near"),
        List.of(tree.child()));
  }

  private static Crossing byKey(Relationship key) {
    return new Crossing(
        key.target(),
        key.entity(),
        key.path(),
        "%s far join far.%s near".formatted(key.entity(), key.attribute()),
        List.of("near"),
        List.of(key.target()));
  }

  private static Crossing byAttribute(Relationship side) {
    return new Crossing(
        side.entity(),
        side.target(),
        side.path(),
        "%s near join near.%s far".formatted(side.entity(), side.attribute()),
        List.of("near"),
        List.of(side.entity()));
  }

  // A subtype's own key is followed from its own rows only.
  private static String as(String alias, String type, String child, DomainModel model) {
    return model.isA(type, child) ? alias : "treat(%s as %s)".formatted(alias, child);
  }

  private static String relationship(String entity, String attribute) {
    return EntityType.simpleName(entity) + "." + attribute;
  }

  /** The types of all rows on the way and at its end. */
  public List<String> types() {
    var types = new ArrayList<>(entities);
    types.add(far);
    return types;
  }

  /** The alias of the given rows. */
  String given() {
    return aliases.get(aliases.size() - 1);
  }
}
