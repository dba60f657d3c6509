package dev.cascade.hibernate.refusal;

import dev.cascade.hibernate.refusal.RelationshipViolationException.ViolatedConstraint;
import dev.cascade.model.MappedKey;
import dev.cascade.plan.Refusal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;

/** Says what a database refused in the words of entities and relationships. */
final class Translation {

  private static final String FOREIGN_KEY = "23503";

  /** PostgreSQL 18's for ON DELETE RESTRICT. */
  private static final String RESTRICT = "23001";

  private static final String NOT_NULL = "23502";

  private final Candidates candidates;
  private final Identifiers identifiers;

  Translation(Candidates candidates, Identifiers identifiers) {
    this.candidates = candidates;
    this.identifiers = identifiers;
  }

  /** The violation in our words, or as it came if it is about no relationship. */
  ConstraintViolationException translate(ConstraintViolationException violation) {
    var report = Report.of(violation);
    return switch (report.state()) {
      case FOREIGN_KEY, RESTRICT ->
          isHeld(report, Statement.of(violation.getSQL()))
              ? deleteRefused(violation, report)
              : missingParent(violation, report);
      case NOT_NULL -> parentRequired(violation, report);
      default -> violation;
    };
  }

  // PostgreSQL names a second table if it is the parent's row that cannot go.
  private static boolean isHeld(Report report, Statement statement) {
    return report.state().equals(RESTRICT)
        || report.names().size() >= 3
        || statement == Statement.DELETE;
  }

  private ConstraintViolationException deleteRefused(
      ConstraintViolationException violation, Report report) {
    var keys = candidates.holding(report);
    // A changed key is held by the same constraint, but nothing was to be deleted.
    if (keys.isEmpty() || Statement.of(violation.getSQL()) == Statement.UPDATE) {
      return violation;
    }
    var key = keys.get(0);
    var constraint = constraint(violation, report, key);
    var id = parentId(key, report);
    var refusal =
        new Refusal(
            key.parentName(),
            id == null ? List.of() : List.of(id),
            each(keys, MappedKey::path),
            each(keys, MappedKey::childName),
            null,
            List.of(),
            "%s refuses it%s".formatted(each(keys, MappedKey::place), named(constraint)));
    return new DeleteRefusedException(
        refusal, violation, new ViolatedConstraint(ConstraintKind.FOREIGN_KEY, constraint));
  }

  private ConstraintViolationException missingParent(
      ConstraintViolationException violation, Report report) {
    var keys = candidates.dangling(report);
    if (keys.isEmpty()) {
      return violation;
    }
    var key = keys.get(0);
    var constraint = constraint(violation, report, key);
    var id = parentId(key, report);
    var message =
        "%s refers to %s, which is not there (%s%s). Save it first, or refer to one that nobody has deleted."
            .formatted(
                each(keys, MappedKey::path),
                id == null
                    ? "a row of " + each(keys, MappedKey::parentName)
                    : key.parentName() + "#" + id,
                each(keys, MappedKey::place),
                named(constraint));
    return new MissingParentException(
        message, violation, new ViolatedConstraint(ConstraintKind.FOREIGN_KEY, constraint));
  }

  private ConstraintViolationException parentRequired(
      ConstraintViolationException violation, Report report) {
    var keys = candidates.empty(report);
    if (keys.isEmpty()) {
      return violation;
    }
    var message =
        "%s may not be null (%s). Set it before the row is stored; if the %s was deleted, delete the row too: give its side a rule with DELETE."
            .formatted(
                each(keys, MappedKey::path),
                each(keys, MappedKey::place),
                each(keys, MappedKey::parentName));
    return new ParentRequiredException(
        message,
        violation,
        new ViolatedConstraint(ConstraintKind.NOT_NULL, violation.getConstraintName()));
  }

  private @Nullable Object parentId(MappedKey key, Report report) {
    return key.toIdentifier() && report.values() != null
        ? identifiers.read(key.parent(), report.values())
        : null;
  }

  // Hibernate does not look for a name where RESTRICT has a state of its own.
  private static @Nullable String constraint(
      ConstraintViolationException violation, Report report, MappedKey key) {
    if (violation.getConstraintName() != null) {
      return violation.getConstraintName();
    }
    return report.names(key.constraint())
        ? key.constraint()
        : report.names().size() > 1 ? report.name(1) : null;
  }

  private static String named(@Nullable String constraint) {
    return constraint == null ? "" : ", constraint " + constraint;
  }

  private static String each(List<MappedKey> keys, Function<MappedKey, String> what) {
    return keys.stream().map(what).distinct().collect(Collectors.joining(" or "));
  }
}
