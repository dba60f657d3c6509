package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
    return mayHave(object, type).test(row);
  }

  /** As that, of many rows. */
  public Predicate<SessionEntity> mayHave(Object object, EntityPersister type) {
    var keys =
        keys(type).stream()
            .map(key -> new UniqueKeyValues(object, type, key, entities))
            .toArray(UniqueKeyValues[]::new);
    return row -> {
      var kept = kept(row);
      return kept == null || isAnyIn(keys, kept, row.persister());
    };
  }

  private static boolean isAnyIn(UniqueKeyValues[] keys, Object[] kept, EntityPersister type) {
    for (var each : keys) {
      if (each.areIn(kept, type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has them, for certain: of some keys only the columns are known. */
  boolean has(Object object, EntityPersister type, SessionEntity row) {
    var kept = kept(row);
    return kept != null
        && type.getEntityName().equals(row.persister().getEntityName())
        && keys(type).stream()
            .anyMatch(
                key ->
                    !key.isEmpty()
                        && new UniqueKeyValues(object, type, key, entities).areIn(kept, type));
  }

  private List<Set<String>> keys(EntityPersister type) {
    return associations.rules().model().entity(type.getEntityName()).uniqueKeys();
  }

  private static Object @Nullable [] kept(SessionEntity row) {
    var state = row.entry().getLoadedState();
    return state == null ? row.entry().getDeletedState() : state;
  }
}
