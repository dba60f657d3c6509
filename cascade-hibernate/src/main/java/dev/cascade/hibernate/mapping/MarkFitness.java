package dev.cascade.hibernate.mapping;

import dev.cascade.hibernate.internal.HiddenRows;
import dev.cascade.model.EntityType;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/** Whether an attribute can keep the deletion mark that stands on it. */
final class MarkFitness {

  private static final Set<Class<?>> TIMES =
      Set.of(Instant.class, OffsetDateTime.class, LocalDateTime.class);

  private final MarkedAttribute attribute;

  private MarkFitness(MarkedAttribute attribute) {
    this.attribute = attribute;
  }

  /** What is wrong with the attribute; empty if it can keep the mark. */
  static Optional<Violation> violation(MarkedAttribute attribute) {
    var unfit = new MarkFitness(attribute).finding();
    return Optional.ofNullable(unfit)
        .map(
            each ->
                new Violation(
                    Code.DELETION_MARK_UNFIT,
                    attribute.place(),
                    "%s stands here, but %s.".formatted(attribute.mark().text(), each.reason()),
                    each.remedy()));
  }

  private @Nullable Finding finding() {
    var property = attribute.property();
    if (property == null) {
      return new Finding(
          "this is no mapped attribute beside the identifier",
          "Put it on one, or map the attribute.");
    }
    if (attribute.path().contains(".")) {
      return new Finding(
          "this is inside an embeddable", "Put it on an attribute of the entity itself.");
    }
    if (attribute.entity().getSuperclass() != null) {
      return new Finding(
          "not every %s has this attribute"
              .formatted(EntityType.simpleName(attribute.entity().getRootClass().getEntityName())),
          "Put it on an attribute of the root entity, or of a mapped superclass above it.");
    }
    return ofProperty(property);
  }

  private @Nullable Finding ofProperty(Property property) {
    var value = property.getValue();
    if (!(value instanceof BasicValue basic)
        || basic.getJpaAttributeConverterDescriptor() != null
        || !isKept(basic.getType().getReturnedClass())) {
      return new Finding(
          "this is not %s".formatted(attribute.mark().kept()),
          "Change its type, without a converter, or put the annotation elsewhere.");
    }
    if (basic.getColumnSpan() != 1 || !(basic.getColumn() instanceof Column column)) {
      return new Finding("this has no column", "Map it to a column.");
    }
    if (!basic.getTable().equals(attribute.entity().getTable())) {
      return new Finding(
          "its column is in the secondary table %s".formatted(basic.getTable().getName()),
          "Map it to the entity's own table.");
    }
    if (!column.isNullable() || !property.isOptional()) {
      return new Finding(
          "%s is NOT NULL, and the rows that live have NULL there".formatted(column.getName()),
          "Make the column nullable.");
    }
    if (!isUpdatable(property)) {
      return new Finding("it is never updated", "Make it updatable.");
    }
    if (property.isLazy()) {
      return new Finding("it is loaded lazily", "Load it with the entity.");
    }
    return null;
  }

  // Hidden types are known already where a session factory is built: then it is we who took it off.
  private boolean isUpdatable(Property property) {
    return attribute.entity().isMutable()
        && (property.isUpdatable() || HiddenRows.areHidden(attribute.entity()));
  }

  private boolean isKept(Class<?> type) {
    return switch (attribute.mark()) {
      case DELETED_AT -> TIMES.contains(type);
      case DELETION_ID -> type == UUID.class;
      case DELETED_BY -> true;
    };
  }

  private record Finding(String reason, String remedy) {}
}
