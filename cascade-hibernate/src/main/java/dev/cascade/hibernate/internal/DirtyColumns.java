package dev.cascade.hibernate.internal;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.mutation.UpdateCoordinatorStandard;
import org.jspecify.annotations.Nullable;

/**
 * Updates columns of some attributes, and no others: what an object that goes refers to otherwise
 * may be gone. The version is checked, and not counted up: that is done by the mark.
 */
final class DirtyColumns extends UpdateCoordinatorStandard {

  private DirtyColumns(AbstractEntityPersister persister) {
    super(persister, persister.getFactory());
  }

  /** That of one type, made when first there is something to write. */
  static final class Once {

    private final AbstractEntityPersister persister;
    private volatile @Nullable DirtyColumns made;

    Once(AbstractEntityPersister persister) {
      this.persister = persister;
    }

    DirtyColumns get() {
      var known = made;
      if (known == null) {
        known = new DirtyColumns(persister);
        made = known;
      }
      return known;
    }
  }

  void write(
      Object entity,
      EntityEntry entry,
      Object[] values,
      @Nullable Object version,
      int[] dirty,
      SharedSessionContractImplementor session) {
    performUpdate(
        entity,
        entry.getId(),
        entry.getRowId(),
        values,
        version,
        entry.getLoadedState(),
        false,
        session,
        entityPersister().getVersionMapping(),
        dirty,
        written(dirty),
        true,
        false);
  }

  private boolean[] written(int[] dirty) {
    var result = getPropertiesToUpdate(dirty, false);
    if (entityPersister().isVersioned()) {
      result[entityPersister().getVersionPropertyIndex()] = false;
    }
    return result;
  }
}
