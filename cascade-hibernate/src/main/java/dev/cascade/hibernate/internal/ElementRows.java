package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import org.hibernate.metamodel.mapping.internal.ManyToManyCollectionPart;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;

/** Tells by SQL which rows of a collection's table stand for elements that a session shows. */
final class ElementRows {

  private static final String ELEMENT = "cascade_element";

  private final AbstractCollectionPersister collection;

  ElementRows(AbstractCollectionPersister collection) {
    this.collection = collection;
  }

  /**
   * A condition on the collection's table, as it is called in a statement; a subquery, so that it
   * can stand where the elements are not joined.
   */
  String condition(String table, Visibility visibility) {
    var elements = (AbstractEntityPersister) collection.getElementPersister();
    var conditions = new ArrayList<String>();
    var targets = targetColumns(elements);
    var keys = collection.getElementColumnNames();
    for (var i = 0; i < keys.length; i++) {
      conditions.add("%s.%s=%s.%s".formatted(ELEMENT, targets[i], table, keys[i]));
    }
    conditions.add(
        "%s.%s is %s"
            .formatted(
                ELEMENT,
                ((HidesRows) elements).deletedAtColumn(),
                visibility == Visibility.DELETED ? "not null" : "null"));
    return "exists (select 1 from %s %s where %s)"
        .formatted(table(elements), ELEMENT, String.join(" and ", conditions));
  }

  // A table per class has no common one, but a union of them, which stands for a table.
  private static String table(AbstractEntityPersister elements) {
    return elements instanceof UnionSubclassEntityPersister
        ? elements.getTableName()
        : elements.getRootTableName();
  }

  private String[] targetColumns(AbstractEntityPersister elements) {
    if (collection.getAttributeMapping().getElementDescriptor()
            instanceof ManyToManyCollectionPart element
        && !element.getForeignKeyDescriptor().getTargetPart().isEntityIdentifierMapping()) {
      var key = element.getForeignKeyDescriptor();
      if (!key.getTargetTable().equals(table(elements))) {
        throw new IllegalStateException(
            "The deleted elements of %s cannot be hidden: it refers to %s, which is not in the table %s. Let it refer to the identifier."
                .formatted(collection.getRole(), key.getTargetTable(), table(elements)));
      }
      var columns = new ArrayList<String>();
      key.getTargetPart()
          .forEachSelectable((index, column) -> columns.add(column.getSelectionExpression()));
      return columns.toArray(String[]::new);
    }
    return elements.getRootTableKeyColumnNames();
  }
}
