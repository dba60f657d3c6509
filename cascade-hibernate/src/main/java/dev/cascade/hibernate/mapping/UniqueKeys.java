package dev.cascade.hibernate.mapping;

import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/** Knows which entities have values that no two rows may share. */
final class UniqueKeys {

  private UniqueKeys() {}

  /** Whether a unique constraint besides the primary key stands on a table of that entity. */
  static boolean standOn(PersistentClass entity) {
    return entity.getTableClosure().stream().anyMatch(UniqueKeys::standOn);
  }

  private static boolean standOn(Table table) {
    return !table.getUniqueKeys().isEmpty()
        || table.getColumns().stream().anyMatch(Column::isUnique);
  }
}
