package dev.cascade.check;

import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.Kind;
import dev.cascade.rule.Rule;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.Optional;

/** Whether {@code required} stands where a parent may be without its child. */
final class RequiredCheck {

  private RequiredCheck() {}

  static Optional<Violation> requiredCannotHold(Rule rule) {
    var side = rule.relationship();
    if (!rule.required() || side.isOneToOneOfChild()) {
      return Optional.empty();
    }
    return Optional.of(
        Wording.violation(
            Code.REQUIRED_CANNOT_HOLD,
            side,
            "required = true says that no %s is without its %s, but %s."
                .formatted(side.entityName(), side.targetName(), reason(side)),
            remedy(side)));
  }

  private static String reason(Relationship side) {
    return side.kind() == Kind.ONE_TO_ONE
        ? "the key stands here, in %s".formatted(side.foreignKey().path())
        : "this is no one-to-one";
  }

  private static String remedy(Relationship side) {
    return side.isCollection()
        ? "Leave required out."
        : "Write optional = false and nullable = false there, and leave required out.";
  }
}
