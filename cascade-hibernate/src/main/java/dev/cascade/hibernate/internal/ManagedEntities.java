package dev.cascade.hibernate.internal;

import java.util.Arrays;
import java.util.Map;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.PersistenceContext;

/**
 * The entities of a session as Hibernate itself lists them: since 7.4 as managed entities, before
 * as pairs of an object and its entry.
 */
public final class ManagedEntities {

  // A flush asks for each entity: the method is called by name, not by reflection.
  private static final boolean ARE_LISTED =
      Arrays.stream(PersistenceContext.class.getMethods())
          .anyMatch(each -> each.getName().equals("reentrantSafeManagedEntities"));

  private ManagedEntities() {}

  /** One element an entity. Hibernate makes a new array whenever one comes or goes. */
  @SuppressWarnings("deprecation") // What was there before 7.4.
  public static Object[] of(PersistenceContext context) {
    return ARE_LISTED
        ? context.reentrantSafeManagedEntities()
        : context.reentrantSafeEntityEntries();
  }

  /** The entry of an element. */
  public static EntityEntry entry(Object element) {
    return element instanceof ManagedEntity managed
        ? managed.$$_hibernate_getEntityEntry()
        : (EntityEntry) ((Map.Entry<?, ?>) element).getValue();
  }

  /** The object of an element. */
  public static Object instance(Object element) {
    return element instanceof ManagedEntity managed
        ? managed.$$_hibernate_getEntityInstance()
        : ((Map.Entry<?, ?>) element).getKey();
  }
}
