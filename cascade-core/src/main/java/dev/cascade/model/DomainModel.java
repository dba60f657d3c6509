package dev.cascade.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All entity types of an application and the relationships between them. Immutable. */
public final class DomainModel {

  private final Map<String, EntityType> entities = new LinkedHashMap<>();
  private final List<Relationship> relationships;

  /** Of types with unique names and of relationships between them. */
  public DomainModel(Collection<EntityType> entities, Collection<Relationship> relationships) {
    entities.forEach(each -> this.entities.put(each.name(), each));
    this.relationships = List.copyOf(relationships);
  }

  /** The same, with no type of which we mark rows as deleted: all are deleted. */
  public DomainModel forGood() {
    return new DomainModel(
        entities.values().stream().map(EntityType::forGood).toList(), relationships);
  }

  /** Every entity type, in the order given. */
  public Collection<EntityType> entities() {
    return List.copyOf(entities.values());
  }

  /** Every relationship side, in the order given. */
  public List<Relationship> relationships() {
    return relationships;
  }

  /**
   * The type of that name.
   *
   * @throws IllegalArgumentException if the model has no such entity
   */
  public EntityType entity(String name) {
    var found = entities.get(name);
    if (found == null) {
      throw new IllegalArgumentException("No entity " + name + " in the model");
    }
    return found;
  }

  /** The sides whose attribute {@code entity} has, declared or inherited; in model order. */
  public List<Relationship> relationshipsOf(String entity) {
    return relationships.stream().filter(each -> isA(entity, each.entity())).toList();
  }

  /**
   * The sides that a path of attributes ends at, {@code posts.comments}, from {@code entity} or its
   * subtypes; empty if there are none.
   */
  public Set<Relationship> relationshipsAt(String entity, String path) {
    var found = new LinkedHashSet<Relationship>();
    for (var type : withSubtypes(entity)) {
      for (var side : relationshipsOf(type.name())) {
        if (side.attribute().equals(path)) {
          found.add(side);
        } else if (path.startsWith(side.attribute() + ".")) {
          found.addAll(
              relationshipsAt(side.target(), path.substring(side.attribute().length() + 1)));
        }
      }
    }
    return found;
  }

  /**
   * The sides that point at {@code entity}, at one of its supertypes, or at one of its subtypes.
   */
  public List<Relationship> relationshipsTo(String entity) {
    return relationships.stream().filter(each -> areRelated(entity, each.target())).toList();
  }

  /**
   * The other side of a bidirectional relationship; where several attributes name one to-one, each
   * finds it, and it finds one of them.
   */
  public Optional<Relationship> oppositeOf(Relationship side) {
    return relationships.stream()
        .filter(each -> each.attribute().equals(side.opposite()))
        .filter(each -> areRelated(side.target(), each.entity()))
        .filter(each -> areRelated(side.entity(), each.target()))
        .findFirst();
  }

  /** {@code entity} and all entities that extend it, in model order. */
  public List<EntityType> withSubtypes(String entity) {
    return entities.values().stream().filter(each -> isA(each.name(), entity)).toList();
  }

  /** Whether {@code entity} is {@code ancestor} or extends it. */
  public boolean isA(@Nullable String entity, String ancestor) {
    for (var name = entity; name != null; name = entity(name).supertype()) {
      if (name.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an object may be both: one extends the other, or they are the same. */
  public boolean areRelated(String entity, String other) {
    return isA(entity, other) || isA(other, entity);
  }

  /**
   * Whether rows of {@code child} may refer to rows of {@code parent} by a foreign key of their own
   * table.
   */
  public boolean mayRefer(String child, String parent) {
    return relationships.stream()
        .anyMatch(
            side ->
                switch (side.keyHolder()) {
                  case THIS ->
                      areRelated(child, side.entity()) && areRelated(parent, side.target());
                  case TARGET ->
                      areRelated(child, side.target()) && areRelated(parent, side.entity());
                  case JOIN_TABLE -> false;
                });
  }
}
