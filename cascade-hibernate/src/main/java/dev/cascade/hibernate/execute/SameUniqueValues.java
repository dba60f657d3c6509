package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Compares an object with a row of the session by what no two rows may both have. */
public final class SameUniqueValues {

  private final SessionEntities entities;
  private final Associations associations;

  /** In that session. */
  public SameUniqueValues(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /** Whether the row may have all values of one of the unique keys of {@code object}. */
  public boolean mayHave(Object object, EntityPersister type, SessionEntity row) {
    var kept = kept(row);
    return kept == null || keys(type).stream().anyMatch(key -> isSame(object, type, key, row));
  }

  /** Whether it has them, for certain: of some keys only the columns are known. */
  boolean has(Object object, EntityPersister type, SessionEntity row) {
    return kept(row) != null
        && type.getEntityName().equals(row.persister().getEntityName())
        && keys(type).stream().anyMatch(key -> !key.isEmpty() && isSame(object, type, key, row));
  }

  private List<Set<String>> keys(EntityPersister type) {
    return associations.rules().model().entity(type.getEntityName()).uniqueKeys();
  }

  private static Object @Nullable [] kept(SessionEntity row) {
    var state = row.entry().getLoadedState();
    return state == null ? row.entry().getDeletedState() : state;
  }

  private boolean isSame(Object object, EntityPersister type, Set<String> key, SessionEntity row) {
    return key.stream().allMatch(name -> isSame(object, type, name, row));
  }

  private boolean isSame(Object object, EntityPersister type, String name, SessionEntity row) {
    var at = Arrays.asList(row.persister().getPropertyNames()).indexOf(name);
    var kept = kept(row);
    var value = type.getPropertyValue(object, name);
    if (kept == null || at < 0 || value == null || kept[at] == null) {
      return false;
    }
    var valueType = row.persister().getPropertyTypes()[at];
    return valueType.isEntityType()
        ? entities.resolveRow(value) == entities.resolveRow(kept[at])
        : valueType.isEqual(value, kept[at]);
  }
}
