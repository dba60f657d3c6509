package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.HiddenRows;
import dev.cascade.model.DeletionAttributes;
import java.util.Collection;
import java.util.stream.Stream;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/** Writes into the boot model that the deleted rows of types are hidden. */
public final class HiddenTypes {

  private HiddenTypes() {}

  /** Of those roots and their subtypes, and in collections of them. Doing it twice is harmless. */
  public static void hide(
      Collection<DeletionAttributes> roots, InFlightMetadataCollector metadata) {
    if (roots.isEmpty()) {
      return;
    }
    HiddenRows.define(metadata);
    var dialect = metadata.getDatabase().getDialect();
    for (var root : roots) {
      var entity = metadata.getEntityBinding(root.entity());
      HiddenRows.hide(entity, root.deletedAt(), dialect);
      marks(root).forEach(each -> entity.getProperty(each).setUpdatable(false));
    }
    for (var entity : metadata.getEntityBindings()) {
      entity.getProperties().forEach(each -> makeOptional(each, metadata));
    }
    for (var collection : metadata.getCollectionBindings()) {
      var element = typeOf(collection.getElement());
      if (element != null) {
        HiddenRows.hideElements(collection, metadata.getEntityBinding(element).getRootClass());
      }
    }
  }

  // Not written with the others: what a session loaded before another deleted it, or a detached
  // copy that is merged, would bring the row back.
  private static Stream<String> marks(DeletionAttributes root) {
    return Stream.of(root.deletedAt(), root.deletionId(), root.deletedBy())
        .flatMap(Stream::ofNullable);
  }

  // The child of a parent may be hidden, so no join to it may take the parent away.
  private static void makeOptional(Property property, InFlightMetadataCollector metadata) {
    if (property.getValue() instanceof OneToOne inverse
        && inverse.getMappedByProperty() != null
        && HiddenRows.areHidden(metadata.getEntityBinding(inverse.getReferencedEntityName()))) {
      inverse.setConstrained(false);
      property.setOptional(true);
    }
  }

  private static @Nullable String typeOf(Value element) {
    if (element instanceof OneToMany many) {
      return many.getReferencedEntityName();
    }
    return element instanceof ToOne one ? one.getReferencedEntityName() : null;
  }
}
