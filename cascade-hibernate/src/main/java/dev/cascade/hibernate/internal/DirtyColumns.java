package dev.cascade.hibernate.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import org.hibernate.HibernateException;
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

  // Since Hibernate 7.4 it has a last argument more, which is false where there are no temporal
  // tables.
  private static final MethodHandle UPDATE = find();

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
    update(
        this,
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

  private static MethodHandle find() {
    var found =
        Arrays.stream(UpdateCoordinatorStandard.class.getDeclaredMethods())
            .filter(each -> each.getName().equals("performUpdate"))
            .findFirst()
            .orElseThrow();
    try {
      return MethodHandles.lookup().unreflect(found);
    } catch (IllegalAccessException e) {
      throw new HibernateException("This version of Hibernate is not known: " + found, e);
    }
  }

  private static void update(@Nullable Object... arguments) {
    try {
      UPDATE.invokeWithArguments(Arrays.copyOf(arguments, UPDATE.type().parameterCount()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new HibernateException("Columns cannot be updated", e);
    }
  }

  private boolean[] written(int[] dirty) {
    var result = getPropertiesToUpdate(dirty, false);
    if (entityPersister().isVersioned()) {
      result[entityPersister().getVersionPropertyIndex()] = false;
    }
    return result;
  }
}
