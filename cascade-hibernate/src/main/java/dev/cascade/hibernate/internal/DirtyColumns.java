package dev.cascade.hibernate.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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

  // Hibernate 7.4 has one parameter more, for its temporal tables.
  private static final @Nullable Method BEFORE_74 = before74();

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
    var versions = entityPersister().getVersionMapping();
    if (BEFORE_74 != null) {
      invoke(
          BEFORE_74,
          entity,
          entry.getId(),
          entry.getRowId(),
          values,
          version,
          entry.getLoadedState(),
          false,
          session,
          versions,
          dirty,
          written(dirty),
          true);
    } else {
      performUpdate(
          entity,
          entry.getId(),
          entry.getRowId(),
          values,
          version,
          entry.getLoadedState(),
          false,
          session,
          versions,
          dirty,
          written(dirty),
          true,
          false);
    }
  }

  private void invoke(Method update, @Nullable Object... arguments) {
    try {
      update.invoke(this, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new HibernateException("A removed object could not be written", e.getCause());
    } catch (IllegalAccessException e) {
      throw new HibernateException("This version of Hibernate is not known: " + update, e);
    }
  }

  private static @Nullable Method before74() {
    var found =
        Arrays.stream(UpdateCoordinatorStandard.class.getDeclaredMethods())
            .filter(each -> each.getName().equals("performUpdate"))
            .filter(each -> each.getParameterCount() == 12)
            .findFirst();
    found.ifPresent(each -> each.setAccessible(true));
    return found.orElse(null);
  }

  private boolean[] written(int[] dirty) {
    var result = getPropertiesToUpdate(dirty, false);
    if (entityPersister().isVersioned()) {
      result[entityPersister().getVersionPropertyIndex()] = false;
    }
    return result;
  }
}
