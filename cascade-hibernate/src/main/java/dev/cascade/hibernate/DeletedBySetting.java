package dev.cascade.hibernate;

import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/** Who tells who removes: a {@link Supplier}, or the name of a class that is one. */
final class DeletedBySetting {

  private DeletedBySetting() {}

  /**
   * The supplier that a setting's value means; one that knows nobody if there is no such setting.
   *
   * @throws IllegalArgumentException if it means none
   */
  static Supplier<? extends @Nullable Object> supplier(
      @Nullable Object value, ServiceRegistry registry) {
    if (value == null) {
      return () -> null;
    }
    if (value instanceof Supplier<?> supplier) {
      return supplier;
    }
    return made(value instanceof Class<?> type ? type : load(value, registry));
  }

  private static Class<?> load(Object name, ServiceRegistry registry) {
    try {
      return registry
          .requireService(ClassLoaderService.class)
          .classForName(name.toString().strip());
    } catch (ClassLoadingException unknown) {
      throw refused("there is no class " + name, unknown);
    }
  }

  private static Supplier<?> made(Class<?> type) {
    if (!Supplier.class.isAssignableFrom(type)) {
      throw refused(type.getName() + " is no Supplier", null);
    }
    try {
      var constructor = type.getConstructor();
      if (!Modifier.isPublic(type.getModifiers())) {
        throw refused(type.getName() + " is not public", null);
      }
      return (Supplier<?>) constructor.newInstance();
    } catch (NoSuchMethodException none) {
      throw refused(type.getName() + " has no public constructor without parameters", none);
    } catch (ReflectiveOperationException failed) {
      throw refused(type.getName() + " could not be made: " + failed.getCause(), failed);
    }
  }

  private static IllegalArgumentException refused(String why, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "%s: %s. Give a java.util.function.Supplier, or the name of a public class that is one and has a public constructor without parameters."
            .formatted(CascadeSettings.DELETED_BY, why),
        cause);
  }
}
