package dev.cascade.hibernate.mapping;

import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Table;

/** The unique keys that stand in a boot model as indexes of live rows. */
final class PartialUniqueIndexes {

  private PartialUniqueIndexes() {}

  /** Those of one table. */
  static Stream<PartialUniqueIndex> of(Table table, Metadata metadata) {
    return metadata.getDatabase().getAuxiliaryDatabaseObjects().stream()
        .filter(PartialUniqueIndex.class::isInstance)
        .map(PartialUniqueIndex.class::cast)
        .filter(each -> each.table().equals(table));
  }
}
