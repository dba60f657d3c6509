package dev.cascade.hibernate.mapping;

import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.Retained;
import dev.cascade.model.DeletionAttributes;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.rule.Rule;
import dev.cascade.rule.Rules;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SimpleValue;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a boot model, as annotations and settings state them.
 *
 * <p>Reading does not change the boot model, and gives the same rules before and after {@link
 * #write()}: metadata without a session factory (schema export) never gets further than the first,
 * a session factory is built from metadata that were written before. What JPA alone says can be
 * told only before.
 */
public final class MappedRules {

  private final Map<MappedAttribute, Relationship> relationships;
  private final Rules rules;
  private final List<Violation> violations = new ArrayList<>();

  private MappedRules(
      MappedAttributes attributes, Metadata metadata, Map<String, String> settings) {
    var associations = attributes.associations();
    relationships = new RelationshipReader(metadata, associations).read(associations);
    var reader = new RuleReader(settings);
    var read = reader.read(relationships);
    rules = new Rules(new DomainModel(entities(metadata), relationships.values()), read);
    attributes.misplaced().forEach(this::reportMisplaced);
    violations.addAll(reader.violations());
    relationships.forEach(this::reportDisagreement);
  }

  /** Reads annotations, and the settings named {@code cascade.rules.…}. */
  public static MappedRules of(Metadata metadata, Map<String, String> settings) {
    return new MappedRules(MappedAttributes.of(metadata), metadata, settings);
  }

  /** The rules and the model they stand on. */
  public Rules rules() {
    return rules;
  }

  /** What was found wrong while reading; whether the rules hold is not yet checked. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Whether the application says anything in our words; if not, all must stay as it is. */
  public boolean isPresent() {
    return !rules.all().isEmpty()
        || !violations.isEmpty()
        || relationships.keySet().stream().anyMatch(each -> each.has(OnParentDelete.class));
  }

  /**
   * Writes cascade styles and ON DELETE actions into the boot model; doing it twice is harmless.
   */
  public void write() {
    relationships.forEach(
        (attribute, relationship) -> {
          rules.on(relationship).ifPresent(rule -> write(attribute, rule));
          var onDelete = attribute.annotation(OnParentDelete.class);
          if (onDelete != null && attribute.property().getValue() instanceof SimpleValue key) {
            OnDeleteActions.write(key, attribute.owner(), onDelete.value());
          }
        });
  }

  private static void write(MappedAttribute attribute, Rule rule) {
    JpaCascade.write(attribute, rule.options());
    if (rule.relationship().keyHolder() == KeyHolder.JOIN_TABLE
        && rule.passiveDeletes() == PassiveDeletes.OFF
        && attribute.property().getValue() instanceof Collection collection) {
      OnDeleteActions.deleteRowsByHibernate(collection);
    }
  }

  private static List<EntityType> entities(Metadata metadata) {
    var marks =
        MappedDeletionMarks.of(metadata).roots().stream()
            .collect(Collectors.toMap(DeletionAttributes::entity, Function.identity()));
    return metadata.getEntityBindings().stream()
        .map(each -> entity(each, marks.get(each.getRootClass().getEntityName()), metadata))
        .toList();
  }

  private static EntityType entity(
      PersistentClass entity, @Nullable DeletionAttributes deletion, Metadata metadata) {
    return new EntityType(
        entity.getEntityName(),
        entity.getSuperclass() == null ? null : entity.getSuperclass().getEntityName(),
        entity.hasPojoRepresentation()
            && entity.getMappedClass().isAnnotationPresent(Retained.class),
        UniqueKeys.of(entity, metadata),
        deletion != null
            || entity.getRootClass().getSoftDeleteColumn() != null
            || entity.getCustomSQLDelete() != null,
        deletion);
  }

  private void reportMisplaced(String place, String annotation) {
    violations.add(
        new Violation(
            Code.NOT_AN_ASSOCIATION,
            place,
            annotation + " stands here, but this is no association to an entity, or an array.",
            "Remove it, or map the attribute as a reference or collection."));
  }

  private void reportDisagreement(MappedAttribute attribute, Relationship relationship) {
    var ours = attribute.annotation(OnParentDelete.class);
    var hibernates = attribute.annotation(org.hibernate.annotations.OnDelete.class);
    if (ours != null
        && hibernates != null
        && !ours.value().name().equals(hibernates.action().name())) {
      violations.add(
          new Violation(
              Code.ON_DELETE_DISAGREES,
              relationship.path(),
              "@OnParentDelete(%s) and @OnDelete(%s) both stand here."
                  .formatted(ours.value(), hibernates.action()),
              "Keep one of them."));
    }
  }
}
