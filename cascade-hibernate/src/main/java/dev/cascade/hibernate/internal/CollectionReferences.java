package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/** What the rows behind a session's collections refer to. */
public final class CollectionReferences {

  private final SessionEntities entities;

  /** Of that session. */
  public CollectionReferences(SessionEntities entities) {
    this.entities = entities;
  }

  /**
   * The objects that the rows of collections refer to, as far as loaded collections show.
   *
   * @param isOurs whether a rule of ours stands on a role; a child's own key is then our business
   */
  public List<Object> inRows(Predicate<String> isOurs) {
    var result = new ArrayList<Object>();
    entities
        .session()
        .getPersistenceContextInternal()
        .forEachCollectionEntry(
            (collection, entry) -> {
              var role = entry.getLoadedPersister();
              if (role != null
                  && !role.isInverse()
                  && !(role.isOneToMany() && isOurs.test(role.getRole()))) {
                addReferences(role, entry.getSnapshot(), result);
              }
            },
            false);
    return result;
  }

  @SuppressWarnings("removal") // Hibernate 7 tells the types nowhere else.
  private void addReferences(
      CollectionPersister role, @Nullable Object snapshot, List<Object> result) {
    if (role.getElementType() instanceof EntityType) {
      var elements = snapshot instanceof Map<?, ?> map ? map.values() : snapshot;
      if (elements instanceof Collection<?> collection) {
        collection.forEach(each -> result.add(entities.resolve(each)));
      }
    }
    if (role.getIndexType() instanceof EntityType && snapshot instanceof Map<?, ?> map) {
      map.keySet().forEach(each -> result.add(entities.resolve(each)));
    }
  }
}
