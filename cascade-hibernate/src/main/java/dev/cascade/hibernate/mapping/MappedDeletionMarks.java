package dev.cascade.hibernate.mapping;

import dev.cascade.model.DeletionAttributes;
import dev.cascade.model.EntityType;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;
import org.jspecify.annotations.Nullable;

/** The soft-deletable entities of a boot model, as annotations state them. */
public final class MappedDeletionMarks {

  private final List<DeletionAttributes> roots = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  private MappedDeletionMarks(Metadata metadata) {
    byEntity(MarkedAttributes.of(metadata)).forEach(this::read);
    violations.addAll(OrderedLists.violations(roots, metadata));
  }

  /** Reads annotations; the boot model is not changed. */
  public static MappedDeletionMarks of(Metadata metadata) {
    return new MappedDeletionMarks(metadata);
  }

  /** The root entities that are soft-deletable; only those that nothing is wrong with. */
  public List<DeletionAttributes> roots() {
    return List.copyOf(roots);
  }

  /** What was found wrong. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Whether the application says anything in these words; if not, all must stay as it is. */
  public boolean isPresent() {
    return !roots.isEmpty() || !violations.isEmpty();
  }

  private static Map<PersistentClass, List<MarkedAttribute>> byEntity(
      Collection<MarkedAttribute> attributes) {
    var result = new LinkedHashMap<PersistentClass, List<MarkedAttribute>>();
    attributes.forEach(
        each -> result.computeIfAbsent(each.entity(), entity -> new ArrayList<>()).add(each));
    return result;
  }

  private void read(PersistentClass entity, List<MarkedAttribute> marked) {
    var found = new ArrayList<Violation>();
    marked.forEach(each -> MarkFitness.violation(each).ifPresent(found::add));
    found.addAll(unclear(entity, marked));
    found.addAll(twice(entity, marked));
    if (found.isEmpty()) {
      roots.add(attributes(entity, marked));
    }
    violations.addAll(found);
  }

  private static DeletionAttributes attributes(
      PersistentClass entity, List<MarkedAttribute> marked) {
    return new DeletionAttributes(
        entity.getEntityName(),
        of(DeletionMark.DELETED_AT, marked).get(0).path(),
        pathOf(DeletionMark.DELETION_ID, marked),
        pathOf(DeletionMark.DELETED_BY, marked));
  }

  private static List<Violation> unclear(PersistentClass entity, List<MarkedAttribute> marked) {
    var found = new ArrayList<Violation>();
    for (var mark : DeletionMark.values()) {
      var same = of(mark, marked);
      if (same.size() > 1) {
        found.add(
            new Violation(
                Code.DELETION_MARKS_UNCLEAR,
                same.get(1).place(),
                "%s stands here and on %s.".formatted(mark.text(), same.get(0).place()),
                "Keep one of them."));
      }
    }
    if (of(DeletionMark.DELETED_AT, marked).isEmpty()) {
      var first = marked.get(0);
      found.add(
          new Violation(
              Code.DELETION_MARKS_UNCLEAR,
              first.place(),
              "%s stands here, but no attribute of %s is @DeletedAt."
                  .formatted(first.mark().text(), EntityType.simpleName(entity.getEntityName())),
              "Write @DeletedAt on the attribute that says when, or remove it."));
    }
    return found;
  }

  private static List<Violation> twice(PersistentClass entity, List<MarkedAttribute> marked) {
    var other = otherWay(entity, marked);
    return other == null
        ? List.of()
        : List.of(
            new Violation(
                Code.SOFT_DELETED_TWICE,
                marked.get(0).place(),
                "%s stands here, and %s on the same entity."
                    .formatted(marked.get(0).mark().text(), other),
                "Keep one of them."));
  }

  private static @Nullable String otherWay(PersistentClass entity, List<MarkedAttribute> marked) {
    if (entity.getRootClass().getSoftDeleteColumn() != null) {
      return "Hibernate's @SoftDelete";
    }
    if (entity.getCustomSQLDelete() != null) {
      return "Hibernate's @SQLDelete";
    }
    return marked.stream().anyMatch(each -> isRestricted(entity, each))
        ? "Hibernate's @SQLRestriction on its column"
        : null;
  }

  // A restriction on the column would hide deleted rows from those who ask for them.
  private static boolean isRestricted(PersistentClass entity, MarkedAttribute attribute) {
    var restriction = entity.getWhere();
    return restriction != null
        && attribute.property() != null
        && attribute.property().getColumns().stream()
            .anyMatch(
                column ->
                    restriction
                        .toLowerCase(Locale.ROOT)
                        .contains(column.getName().toLowerCase(Locale.ROOT)));
  }

  private static List<MarkedAttribute> of(DeletionMark mark, List<MarkedAttribute> marked) {
    return marked.stream().filter(each -> each.mark() == mark).toList();
  }

  private static @Nullable String pathOf(DeletionMark mark, List<MarkedAttribute> marked) {
    return of(mark, marked).stream().map(MarkedAttribute::path).findFirst().orElse(null);
  }
}
