package dev.cascade.hibernate.execute;

import java.util.List;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.ComponentType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** The way from an entity's attribute down to one inside its embeddables, if it lies there. */
final class AttributePath {

  private final EntityPersister persister;
  private final int index;
  private final List<String> rest;
  private final boolean isEmbedded;

  /** Of that path, its names joined by dots. */
  AttributePath(EntityPersister persister, String path) {
    var names = List.of(path.split("\\."));
    this.persister = persister;
    this.index = persister.getPropertyIndex(names.get(0));
    this.rest = names.subList(1, names.size());
    this.isEmbedded = !rest.isEmpty();
  }

  /** The index of the entity's attribute, with which it begins. */
  int index() {
    return index;
  }

  /** Whether it leads into an embeddable. */
  boolean isEmbedded() {
    return isEmbedded;
  }

  /** The Hibernate type at its end. */
  Type type() {
    var type = top();
    for (var name : rest) {
      var composite = (CompositeType) type;
      type = composite.getSubtypes()[composite.getPropertyIndex(name)];
    }
    return type;
  }

  /**
   * The value at its end, in a value of the entity's attribute that the session keeps; null if the
   * session does not know it.
   */
  @Nullable Object endOfKept(@Nullable Object kept) {
    return kept == LazyPropertyInitializer.UNFETCHED_PROPERTY ? null : end(kept);
  }

  /** The value at its end, in a value of the entity's attribute; null if one on the way is null. */
  @Nullable Object end(@Nullable Object value) {
    return isEmbedded ? descend(value) : value;
  }

  private @Nullable Object descend(@Nullable Object top) {
    var type = top();
    var value = top;
    for (var name : rest) {
      if (value == null) {
        return null;
      }
      var composite = (CompositeType) type;
      var at = composite.getPropertyIndex(name);
      value = composite.getPropertyValues(value)[at];
      type = composite.getSubtypes()[at];
    }
    return value;
  }

  /**
   * A value of the entity's attribute with another one at the end of the path. An embeddable on the
   * way that is null is made to hold it.
   */
  @Nullable Object replaced(
      @Nullable Object value, @Nullable Object end, SharedSessionContractImplementor session) {
    return replaced(top(), rest, value, end, session);
  }

  private static @Nullable Object replaced(
      Type type,
      List<String> path,
      @Nullable Object holder,
      @Nullable Object end,
      SharedSessionContractImplementor session) {
    if (path.isEmpty() || (holder == null && end == null)) {
      return end;
    }
    var composite = (CompositeType) type;
    var owner = holder == null ? EmptyEmbeddable.of((ComponentType) composite) : holder;
    var at = composite.getPropertyIndex(path.get(0));
    var values = composite.getPropertyValues(owner);
    values[at] =
        replaced(
            composite.getSubtypes()[at], path.subList(1, path.size()), values[at], end, session);
    return composite.replacePropertyValues(owner, values, session);
  }

  private Type top() {
    return persister.getPropertyTypes()[index];
  }
}
