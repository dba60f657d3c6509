package dev.cascade.hibernate.mapping;

import dev.cascade.model.DeletionAttributes;
import dev.cascade.model.EntityType;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.ToOne;
import org.jspecify.annotations.Nullable;

/**
 * Finds lists with an order column whose elements are soft-deletable. A hidden element would be
 * null in the list, and its place be given to another.
 */
final class OrderedLists {

  private OrderedLists() {}

  static List<Violation> violations(Collection<DeletionAttributes> roots, Metadata metadata) {
    return metadata.getCollectionBindings().stream()
        .filter(org.hibernate.mapping.List.class::isInstance)
        .flatMap(each -> violation(each, roots, metadata))
        .toList();
  }

  private static Stream<Violation> violation(
      org.hibernate.mapping.Collection list,
      Collection<DeletionAttributes> roots,
      Metadata metadata) {
    var element = elementOf(list, metadata);
    return element == null || roots.stream().noneMatch(each -> isOf(each, element))
        ? Stream.of()
        : Stream.of(
            new Violation(
                Code.GAPS_IN_LIST,
                EntityType.simpleName(list.getOwnerEntityName())
                    + list.getRole().substring(list.getOwnerEntityName().length()),
                "its places are in a column, and a %s that is deleted leaves a gap."
                    .formatted(EntityType.simpleName(element.getEntityName())),
                "Write @OrderBy in place of @OrderColumn, or use a set."));
  }

  private static boolean isOf(DeletionAttributes root, PersistentClass entity) {
    return root.entity().equals(entity.getRootClass().getEntityName());
  }

  private static @Nullable PersistentClass elementOf(
      org.hibernate.mapping.Collection list, Metadata metadata) {
    var element = list.getElement();
    if (element instanceof OneToMany many) {
      return metadata.getEntityBinding(many.getReferencedEntityName());
    }
    return element instanceof ToOne one
        ? metadata.getEntityBinding(one.getReferencedEntityName())
        : null;
  }
}
