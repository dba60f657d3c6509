package dev.cascade.it.conformance;

import dev.cascade.PassiveDeletes;
import dev.cascade.it.conformance.Relationship.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One end of a relationship: a property of the parent, or of the child. */
public record Attribute(Relationship relationship, boolean onParent) {

  /**
   * Whether the entity has this property. A one-to-one always has the child's: JPA has no other
   * place for the foreign key.
   */
  boolean exists() {
    return onParent
        ? relationship.parentProperty() != null
        : relationship.childProperty() != null || kind() == Kind.ONE_TO_ONE;
  }

  /** Whether the scenario knows nothing of this property. */
  boolean isHidden() {
    return !onParent && relationship.childProperty() == null;
  }

  Kind kind() {
    return relationship.kind();
  }

  public String entity() {
    return onParent ? relationship.parent() : relationship.child();
  }

  String target() {
    return onParent ? relationship.child() : relationship.parent();
  }

  public String name() {
    var name = onParent ? relationship.parentProperty() : relationship.childProperty();
    return name == null ? "ownerBy_" + relationship.parentProperty() : name;
  }

  boolean isCollection() {
    return kind() == Kind.MANY_TO_MANY || (onParent && kind() == Kind.ONE_TO_MANY);
  }

  /** The property at the other end, if there is one. */
  Optional<Attribute> opposite() {
    return Optional.of(new Attribute(relationship, !onParent)).filter(Attribute::exists);
  }

  /** Whether this end writes the foreign key or the join rows. */
  boolean isOwning() {
    return switch (kind()) {
      case ONE_TO_ONE -> !onParent;
      case MANY_TO_MANY -> onParent || opposite().isEmpty();
      case ONE_TO_MANY, MANY_TO_ONE -> !onParent || opposite().isEmpty();
    };
  }

  /** SQLAlchemy's words; null means the default. */
  public @Nullable String cascade() {
    return onParent ? relationship.cascade() : relationship.childCascade();
  }

  PassiveDeletes passiveDeletes() {
    return Relationship.passive(
        onParent ? relationship.passiveDeletes() : relationship.childPassiveDeletes());
  }

  boolean singleParent() {
    return onParent ? relationship.singleParent() : relationship.childSingleParent();
  }
}
