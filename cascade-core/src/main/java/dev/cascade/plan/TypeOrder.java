package dev.cascade.plan;

import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The order in which all rows of several entity types can be deleted, type by type. Immutable.
 *
 * @param rings children first: rows refer to rows of their own and of later rings only, once the
 *     {@code openers} are NULL; owners of join tables before their targets, as far as that allows.
 *     A ring is one type, save where types refer to each other by keys that may not be NULL: no
 *     order of statements deletes those
 * @param openers to-one attributes that may be NULL and must become so before anything is deleted,
 *     each key once, in model order; empty where no types refer to each other in a circle
 */
public record TypeOrder(List<List<String>> rings, List<Relationship> openers) {

  public TypeOrder {
    rings = rings.stream().map(List::copyOf).toList();
    openers = List.copyOf(openers);
  }

  /**
   * Of these types with all that extend them.
   *
   * @param entities their names, in an order that is kept where nothing speaks against it; one that
   *     extends another of them is left out, since its rows are the other's too
   */
  public static TypeOrder childrenFirst(DomainModel model, Collection<String> entities) {
    var tops =
        entities.stream()
            .distinct()
            .filter(each -> entities.stream().noneMatch(other -> extendsIt(model, each, other)))
            .toList();
    var rings = new ArrayList<List<String>>();
    var openers = new ArrayList<Relationship>();
    var types = ownersFirst(model, withOthers(model, tops));
    for (var all : PartialOrder.rings(types, model::mayRefer)) {
      var ring = all.stream().filter(tops::contains).toList();
      var opened = openers(model, ring);
      openers.addAll(opened);
      rings.addAll(PartialOrder.rings(ring, withoutKeys(model, opened)::mayRefer));
    }
    return new TypeOrder(rings, openers);
  }

  // The rows of a join table go with its owner, where no foreign key asks for another order.
  private static List<String> ownersFirst(DomainModel model, List<String> types) {
    return PartialOrder.rings(types, (owner, target) -> ownsJoinTable(model, owner, target))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static boolean ownsJoinTable(DomainModel model, String owner, String target) {
    return model.relationships().stream()
        .filter(side -> side.keyHolder() == KeyHolder.JOIN_TABLE && side.owning())
        .anyMatch(
            side ->
                model.areRelated(side.entity(), owner) && model.areRelated(side.target(), target));
  }

  // Rows of other types may stand between.
  private static List<String> withOthers(DomainModel model, List<String> tops) {
    var all = new ArrayList<>(tops);
    model.entities().stream()
        .map(EntityType::name)
        .filter(each -> tops.stream().noneMatch(top -> model.isA(each, top)))
        .forEach(all::add);
    return all;
  }

  private static boolean extendsIt(DomainModel model, String entity, String other) {
    return !entity.equals(other) && model.isA(entity, other);
  }

  // One statement deletes all rows of one type, whatever circles there are among them.
  private static List<Relationship> openers(DomainModel model, List<String> ring) {
    var openers = new LinkedHashMap<String, Relationship>();
    model.relationships().stream()
        .filter(side -> side.keyHolder() == KeyHolder.THIS && side.foreignKey().nullable())
        .filter(side -> connectsTwo(model, ring, side))
        .forEach(side -> openers.putIfAbsent(side.foreignKey().path(), side));
    return List.copyOf(openers.values());
  }

  private static boolean connectsTwo(DomainModel model, List<String> ring, Relationship side) {
    return ring.stream()
        .filter(each -> model.areRelated(side.entity(), each))
        .anyMatch(
            near ->
                ring.stream()
                    .anyMatch(far -> !far.equals(near) && model.areRelated(side.target(), far)));
  }

  private static DomainModel withoutKeys(DomainModel model, List<Relationship> opened) {
    var rest =
        model.relationships().stream()
            .filter(
                side ->
                    opened.stream()
                        .noneMatch(each -> each.foreignKey().isSameColumnsAs(side.foreignKey())))
            .toList();
    return new DomainModel(model.entities(), rest);
  }
}
