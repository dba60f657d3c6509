package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.type.CollectionType;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code user.setPosts(new ArrayList<>(…))} legal: the content of the new collection goes
 * into the one that the session manages, which takes its place again.
 */
final class ReassignedCollections {

  private final SessionEntities entities;

  ReassignedCollections(SessionEntities entities) {
    this.entities = entities;
  }

  void takeBack(SessionEntity owner, Association association) {
    if (association.relationship().isCollection()
        && owner.isLive()
        && association.isFetched(owner.instance())) {
      var present = association.value(owner.instance());
      var managed = managed(owner, association);
      if (managed != null && managed != present && managed.getOwner() == owner.instance()) {
        fill(managed, present);
        association.set(owner.instance(), managed, entities.session());
      }
    }
  }

  private @Nullable PersistentCollection<?> managed(SessionEntity owner, Association association) {
    var type = (CollectionType) association.type();
    var role =
        entities
            .session()
            .getFactory()
            .getMappingMetamodel()
            .getCollectionDescriptor(type.getRole());
    var key = type.getKeyOfOwner(owner.instance(), entities.session());
    return key == null ? null : entities.collectionOf(role, key);
  }

  @SuppressWarnings("unchecked")
  private static void fill(PersistentCollection<?> managed, @Nullable Object content) {
    managed.forceInitialization();
    if (managed instanceof Map<?, ?> map) {
      var copy =
          new LinkedHashMap<Object, Object>(content == null ? Map.of() : (Map<?, ?>) content);
      map.clear();
      ((Map<Object, Object>) map).putAll(copy);
    } else if (managed instanceof Collection<?> collection) {
      var copy = new ArrayList<Object>(Association.elements(content));
      collection.clear();
      ((Collection<Object>) collection).addAll(copy);
    }
  }
}
