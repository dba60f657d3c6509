package dev.cascade.hibernate.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;

/** Knows which values of an entity no two rows may share. */
final class UniqueKeys {

  private UniqueKeys() {}

  /** The attributes of each unique constraint besides the primary keys, as far as they are told. */
  static List<Set<String>> of(PersistentClass entity, Metadata metadata) {
    return entity.getTableClosure().stream()
        .flatMap(table -> keys(table, metadata).map(columns -> attributes(entity, table, columns)))
        .distinct()
        .toList();
  }

  /** The columns of each, also where live rows only are unique. */
  static Stream<Collection<Column>> keys(Table table, Metadata metadata) {
    Stream<Collection<Column>> constraints =
        table.getUniqueKeys().values().stream().map(each -> each.getColumns());
    Stream<Collection<Column>> single =
        table.getColumns().stream().filter(Column::isUnique).map(List::of);
    Stream<Collection<Column>> live =
        PartialUniqueIndexes.of(table, metadata).map(PartialUniqueIndex::columns);
    return Stream.of(constraints, single, live).flatMap(each -> each);
  }

  private static Set<String> attributes(
      PersistentClass entity, Table table, Collection<Column> columns) {
    var attributes =
        entity.getPropertyClosure().stream().filter(each -> isIn(each, table, columns)).toList();
    var known =
        attributes.stream()
            .flatMap(each -> each.getValue().getColumns().stream())
            .collect(Collectors.toSet());
    return known.containsAll(columns)
        ? attributes.stream().map(Property::getName).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  // An embeddable may be unique in part.
  private static boolean isIn(Property property, Table table, Collection<Column> columns) {
    var value = property.getValue();
    return table.equals(value.getTable())
        && !(value instanceof Component)
        && !value.getColumns().isEmpty()
        && columns.containsAll(value.getColumns());
  }
}
