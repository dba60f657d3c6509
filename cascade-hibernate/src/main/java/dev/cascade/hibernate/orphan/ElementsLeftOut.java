package dev.cascade.hibernate.orphan;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.execute.Association;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a managed collection, while a detached one is merged into it, what that has not.
 *
 * <p>Merging would do so too, but only when it has saved the new elements; one whose insert cannot
 * wait may need a unique value of an element that goes.
 */
public final class ElementsLeftOut {

  private final Associations associations;
  private final EventSource session;

  /** In that session, by the rules of {@code associations}. */
  public ElementsLeftOut(Associations associations, EventSource session) {
    this.associations = associations;
    this.session = session;
  }

  /**
   * Takes them out of the collections of the managed object; loads those if need be.
   *
   * @param merged the objects that were merged until now with their managed ones
   */
  public void takeOut(Object detached, EntityPersister persister, MergeContext merged) {
    for (var side : associations.of(persister)) {
      if (side.relationship().isCollection()
          && side.relationship().keyHolder() == KeyHolder.TARGET
          && side.has(CascadeOption.DELETE_ORPHAN)
          && side.has(CascadeOption.MERGE)
          && side.isFetched(detached)) {
        takeOut(side, detached, merged);
      }
    }
  }

  private void takeOut(Association side, Object detached, MergeContext merged) {
    var content = side.value(detached);
    var managed = merged.get(detached);
    if (content != null && managed != null && isChanged(content) && isNeeded(side, content)) {
      var kept = new HashSet<EntityKey>();
      before(content).forEach(each -> putIfMoved(kept, each, side, detached));
      Association.elements(content).forEach(each -> put(kept, each));
      var leftOut = new HashMap<EntityKey, Object>();
      elements(side.fetch(managed, session)).removeIf(each -> isLeftOut(each, kept, leftOut));
      // Merging will look for what the detached collection had before.
      before(content).forEach(each -> noteMerged(each, leftOut, merged));
    }
  }

  private static Collection<?> before(Object content) {
    return content instanceof PersistentCollection<?> collection
        ? Association.elements(collection.getStoredSnapshot())
        : List.of();
  }

  private static Collection<?> elements(@Nullable Object collection) {
    if (collection instanceof Map<?, ?> map) {
      return map.values();
    }
    return collection instanceof Collection<?> elements ? elements : new ArrayList<>();
  }

  // It may be merged elsewhere.
  private void putIfMoved(
      Set<EntityKey> kept, @Nullable Object element, Association side, Object detached) {
    if (element != null && !(element instanceof HibernateProxy)) {
      var back = associations.opposite(side, session.getEntityPersister(null, element));
      var parent = back == null ? null : back.value(element);
      if (parent != null && !key(parent).equals(key(detached))) {
        put(kept, element);
      }
    }
  }

  private void put(Set<EntityKey> kept, @Nullable Object element) {
    key(element).ifPresent(kept::add);
  }

  private boolean isLeftOut(
      @Nullable Object element, Set<EntityKey> kept, Map<EntityKey, Object> leftOut) {
    var key = key(element);
    var result = element != null && key.isPresent() && !kept.contains(key.get());
    if (result) {
      leftOut.put(key.get(), element);
    }
    return result;
  }

  private void noteMerged(
      @Nullable Object before, Map<EntityKey, Object> leftOut, MergeContext merged) {
    var managed = key(before).map(leftOut::get).orElse(null);
    if (before != null && managed != null && !merged.containsKey(before)) {
      merged.put(before, managed);
    }
  }

  // By identifier: the detached objects are others.
  private Optional<EntityKey> key(@Nullable Object element) {
    if (element == null) {
      return Optional.empty();
    }
    var proxy = HibernateProxy.extractLazyInitializer(element);
    var type =
        proxy == null
            ? session.getEntityPersister(null, element)
            : persister(proxy.getEntityName());
    var id = proxy == null ? type.getIdentifier(element, session) : proxy.getInternalIdentifier();
    return Optional.ofNullable(id).map(each -> session.generateEntityKey(each, type));
  }

  // Merging takes over nothing from a collection that is as it was when it was loaded.
  private static boolean isChanged(Object content) {
    return Hibernate.isInitialized(content)
        && (!(content instanceof PersistentCollection<?> collection) || collection.isDirty());
  }

  private boolean isNeeded(Association side, Object content) {
    var target = persister(side.relationship().target());
    var entities = SessionEntities.of(session);
    return target.isIdentifierAssignedByInsert()
        && associations.rules().model().entity(target.getEntityName()).hasUniqueKey()
        && Association.elements(content).stream()
            .anyMatch(each -> each != null && entities.isCertainlyNew(each));
  }

  private EntityPersister persister(String entity) {
    return session.getFactory().getMappingMetamodel().getEntityDescriptor(entity);
  }
}
