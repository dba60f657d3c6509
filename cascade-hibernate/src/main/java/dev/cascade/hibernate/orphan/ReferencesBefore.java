package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.jspecify.annotations.Nullable;

/** What objects referred to before a flush brought both sides of their relationships into step. */
public final class ReferencesBefore {

  private final SessionEntities entities;
  private final Associations associations;
  private final List<Reference> references = new ArrayList<>();
  private final List<Reference> unread = new ArrayList<>();
  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());

  private ReferencesBefore(SessionEntities entities, Associations associations) {
    this.entities = entities;
    this.associations = associations;
  }

  /** Of a session's objects, and of the new ones that they hold. Loads nothing. */
  public static ReferencesBefore of(SessionEntities entities, Associations associations) {
    var result = new ReferencesBefore(entities, associations);
    for (var entity : entities.all()) {
      result.known.add(entity.instance());
      associations.of(entity.persister()).forEach(each -> result.note(entity, each));
    }
    return result;
  }

  private void note(SessionEntity entity, Association side) {
    if (!side.relationship().isCollection()) {
      note(entity.instance(), side);
    } else if (side.opposite() != null) {
      // What a single reference holds counts as held already, and keeps the key that says so.
      for (var each : given(side.value(entity.instance()))) {
        if (each != null && Hibernate.isInitialized(each) && entities.find(each) == null) {
          noteNew(Hibernate.unproxy(each), side);
        }
      }
    }
  }

  private static Iterable<?> given(@Nullable Object value) {
    return value instanceof PersistentCollection<?> collection
            && WatchedCollection.isClean(collection)
        ? List.of()
        : Association.visibleElements(value);
  }

  private void noteNew(Object child, Association side) {
    var key = associations.opposite(side, entities.session().getEntityPersister(null, child));
    if (key != null && !key.relationship().isCollection()) {
      note(child, key);
    }
  }

  private void note(Object object, Association key) {
    (key.isFetched(object) ? references : unread)
        .add(new Reference(object, key, key.value(object)));
  }

  /** Whether an object was not in the session then. */
  public boolean isNew(@Nullable Object object) {
    return object != null && !known.contains(entities.resolve(object));
  }

  /** Lets all of them refer to that again; what was loaded since, to what its row says. */
  public void restore() {
    references.forEach(each -> restore(each.object, each.key, each.target));
    unread.forEach(each -> restoreLoaded(entities.find(each.object), each.key));
    entities.lookAgain();
    for (var each : entities.all()) {
      if (!known.contains(each.instance())) {
        associations.of(each.persister()).stream()
            .filter(key -> !key.relationship().isCollection())
            .forEach(key -> restoreLoaded(each, key));
      }
    }
  }

  private void restoreLoaded(@Nullable SessionEntity found, Association key) {
    if (found != null
        && found.isStored()
        && found.entry().getLoadedState() != null
        && !key.isUnknown(found.entry())) {
      restore(found.instance(), key, key.loadedValue(found.entry()));
    }
  }

  private void restore(Object object, Association key, @Nullable Object target) {
    if (key.isFetched(object) && key.value(object) != target) {
      key.set(object, target, entities.session());
    }
  }

  private record Reference(Object object, Association key, @Nullable Object target) {}
}
