package dev.cascade.it.conformance;

import dev.cascade.PassiveDeletes;
import dev.cascade.it.conformance.Relationship.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entities of a scenario, by name, and their relationships. */
public record Model(Map<String, Entity> entities, List<Relationship> relationships) {

  /**
   * One entity.
   *
   * @param id {@code assigned} or {@code identity}
   * @param key the field that stands for a row with a generated id in what is expected
   */
  public record Entity(String table, String id, @Nullable String key, Map<String, Column> fields) {

    boolean hasGeneratedId() {
      return id.equals("identity");
    }

    /** The property by which expectations name a row. */
    String label() {
      return key == null ? "id" : key;
    }
  }

  /** A plain field; a {@code nullable} of null means true. */
  public record Column(String type, @Nullable Boolean nullable, boolean unique) {

    boolean isNullable() {
      return nullable == null || nullable;
    }

    Class<?> javaType() {
      return type.equals("int") ? Integer.class : String.class;
    }
  }

  /**
   * Whether an application would have its classes enhanced. The passive deletes of a one-to-one
   * need that: Hibernate loads the inverse side of a plain one together with its owner.
   */
  boolean wantsEnhancement() {
    return attributes()
        .filter(each -> each.onParent() && each.kind() == Kind.ONE_TO_ONE)
        .anyMatch(each -> each.passiveDeletes() != PassiveDeletes.OFF);
  }

  Entity entity(String name) {
    return entities.get(name);
  }

  /**
   * All properties that refer to entities, those of an entity in the order of the relationships.
   */
  public Stream<Attribute> attributes() {
    return relationships.stream()
        .flatMap(each -> Stream.of(new Attribute(each, true), new Attribute(each, false)))
        .filter(Attribute::exists);
  }

  Stream<Attribute> attributesOf(String entity) {
    return attributes().filter(each -> each.entity().equals(entity));
  }

  Optional<Attribute> attribute(String entity, String name) {
    return attributesOf(entity).filter(each -> each.name().equals(name)).findFirst();
  }

  /** Tables of entities, then join tables. */
  List<String> tables() {
    return Stream.concat(
            entities.values().stream().map(Entity::table),
            relationships.stream()
                .map(Relationship::joinTable)
                .flatMap(Stream::ofNullable)
                .map(Relationship.JoinTable::name)
                .distinct())
        .toList();
  }
}
