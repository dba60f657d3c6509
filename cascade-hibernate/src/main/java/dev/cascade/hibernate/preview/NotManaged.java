package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.internal.SessionEntity;
import org.hibernate.metamodel.MappingMetamodel;
import org.jspecify.annotations.Nullable;

/** Says why an object cannot be the root of a delete. */
final class NotManaged {

  private NotManaged() {}

  static String message(
      @Nullable Object object, @Nullable SessionEntity found, MappingMetamodel model) {
    if (object == null) {
      return "null is no entity. Give a managed object.";
    }
    if (found != null) {
      return found.isDeleted()
          ? removed(found.entry().getEntityName())
          : "%s is new and has no row yet. Flush first.".formatted(found.label());
    }
    return model.findEntityDescriptor(object.getClass()) == null
        ? "%s is no entity. Give a managed object.".formatted(object.getClass().getName())
        : detached(object.getClass().getName());
  }

  static String detached(String entity) {
    return "The %s is not managed by this entity manager: it is new or detached. Load it, or name it by class and identifier."
        .formatted(simpleName(entity));
  }

  static String removed(String entity) {
    return "The %s is removed already. Plan before you remove it.".formatted(simpleName(entity));
  }

  static String simpleName(String entity) {
    return entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
  }
}
