package dev.cascade.it.conformance;

import dev.cascade.it.conformance.Relationship.Kind;
import java.util.Collection;
import java.util.List;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Changes relationships as an application's own methods would: both ends, as far as they are
 * loaded.
 *
 * <p>The end that is named is loaded first, the other one is not.
 */
final class BothSides {

  private BothSides() {}

  static void set(Attribute attribute, Object owner, @Nullable Object value) {
    var before = Fields.get(owner, attribute.name());
    if (before == null ? value == null : Elements.loaded(before) == value && value != null) {
      return;
    }
    release(attribute, owner, before);
    Fields.set(owner, attribute.name(), value);
    attribute.opposite().filter(end -> value != null).ifPresent(end -> join(end, value, owner));
  }

  static void append(Attribute attribute, Object owner, @Nullable Object element) {
    var collection = touched(attribute, owner);
    collection.add(element);
    if (element != null) {
      attribute.opposite().ifPresent(end -> join(end, element, owner));
    }
  }

  static void remove(Attribute attribute, Object owner, @Nullable Object element) {
    if (!Elements.remove(touched(attribute, owner), element)) {
      throw new NotInCollectionException();
    }
    release(attribute, owner, element);
  }

  static void clear(Attribute attribute, Object owner) {
    var collection = touched(attribute, owner);
    Elements.of(collection).forEach(each -> release(attribute, owner, each));
    collection.clear();
  }

  static void replace(Attribute attribute, Object owner, List<@Nullable Object> elements) {
    var before = Elements.of(touched(attribute, owner));
    var after = Elements.empty(attribute);
    after.addAll(elements);
    Fields.set(owner, attribute.name(), after);
    before.stream()
        .filter(each -> !elements.contains(each))
        .forEach(each -> release(attribute, owner, each));
    attribute
        .opposite()
        .ifPresent(
            end ->
                elements.stream()
                    .filter(each -> each != null && !before.contains(each))
                    .forEach(each -> join(end, each, owner)));
  }

  /** Lets {@code entity} forget {@code owner}, which has just let it go. */
  private static void release(Attribute attribute, Object owner, @Nullable Object entity) {
    var loaded = Elements.loaded(entity);
    if (loaded != null) {
      attribute.opposite().ifPresent(end -> leave(end, loaded, owner));
    }
  }

  private static void leave(Attribute end, Object holder, Object gone) {
    if (end.isCollection()) {
      if (Fields.get(holder, end.name()) != null && isWithinReach(end, holder)) {
        Elements.remove(touched(end, holder), gone);
      }
    } else if (loaded(end, holder) == gone) {
      Fields.set(holder, end.name(), null);
    }
  }

  private static void join(Attribute end, Object holder, Object newcomer) {
    if (!end.isCollection()) {
      var before = loaded(end, holder);
      if (before != newcomer) {
        release(end, holder, before);
        Fields.set(holder, end.name(), newcomer);
      }
      return;
    }
    if (isWithinReach(end, holder) && !Elements.contains(touched(end, holder), newcomer)) {
      touched(end, holder).add(newcomer);
    }
  }

  /** What the property refers to; null if there is nothing or it is not loaded. */
  private static @Nullable Object loaded(Attribute end, Object holder) {
    return Fields.isLoaded(holder, end.name())
        ? Hibernate.unproxy(Fields.get(holder, end.name()))
        : null;
  }

  /**
   * Whether the collection at the other end is loaded, or must be: join rows are written from their
   * owning side only, so that an application has to change that one.
   */
  private static boolean isWithinReach(Attribute end, Object holder) {
    return Fields.isLoaded(holder, end.name())
        || (end.kind() == Kind.MANY_TO_MANY && end.isOwning());
  }

  /** The collection, loaded or made. */
  private static Collection<@Nullable Object> touched(Attribute attribute, Object owner) {
    var collection = Fields.collection(owner, attribute.name());
    if (collection == null) {
      collection = Elements.empty(attribute);
      Fields.set(owner, attribute.name(), collection);
    }
    Hibernate.initialize(collection);
    return collection;
  }

  /** What a list's own {@code remove} would answer by false, and SQLAlchemy by an error. */
  static final class NotInCollectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
