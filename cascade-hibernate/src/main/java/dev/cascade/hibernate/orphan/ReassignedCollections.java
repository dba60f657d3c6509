package dev.cascade.hibernate.orphan;

import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  private final List<Reassigned> reassigned = new ArrayList<>();

  ReassignedCollections(SessionEntities entities) {
    this.entities = entities;
  }

  /**
   * Remembers what an owner holds now, if it is not the collection that the session manages for it.
   */
  void note(SessionEntity owner, Association association) {
    if (association.relationship().isCollection()
        && owner.isLive()
        && association.isFetched(owner.instance())) {
      var present = association.value(owner.instance());
      var managed = isOwn(present, owner) ? null : managed(owner.instance(), association, entities);
      if (managed != null && managed != present && managed.getOwner() == owner.instance()) {
        reassigned.add(new Reassigned(owner, association, managed, copyOf(managed, present)));
      }
    }
  }

  /** Whether any was noted. */
  boolean isAny() {
    return !reassigned.isEmpty();
  }

  /**
   * Fills and puts back the managed ones, once all contents are known: owners may have swapped
   * them.
   *
   * @throws EqualElementsException if one does not take all of the new content
   */
  void takeBack() {
    for (var each : reassigned) {
      new RefilledCollection(each.owner, each.association, each.managed, entities)
          .fill(each.content);
      each.association.set(each.owner.instance(), each.managed, entities.session());
    }
  }

  private record Reassigned(
      SessionEntity owner,
      Association association,
      PersistentCollection<?> managed,
      Collection<?> content) {}

  private static boolean isOwn(@Nullable Object present, SessionEntity owner) {
    return present instanceof PersistentCollection<?> collection
        && collection.getOwner() == owner.instance()
        && !collection.wasInitialized();
  }

  // Entries, not a map: what one map keeps apart may be equal to another one.
  private static Collection<?> copyOf(PersistentCollection<?> managed, @Nullable Object content) {
    if (!(managed instanceof Map<?, ?>)) {
      return new ArrayList<Object>(Association.elements(content));
    }
    return content == null
        ? List.of()
        : ((Map<?, ?>) content)
            .entrySet().stream().map(AbstractMap.SimpleImmutableEntry::new).toList();
  }

  /** The collection that the session manages for that association of an object; null if none. */
  static @Nullable PersistentCollection<?> managed(
      Object owner, Association association, SessionEntities entities) {
    var type = (CollectionType) association.type();
    var role =
        entities
            .session()
            .getFactory()
            .getMappingMetamodel()
            .getCollectionDescriptor(type.getRole());
    var key = type.getKeyOfOwner(owner, entities.session());
    return key == null ? null : entities.collectionOf(role, key);
  }
}
