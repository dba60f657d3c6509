package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;

/**
 * Cascades over associations inside embeddables, whose cascade styles Hibernate has settled before
 * any rule is read. Loads nothing. Safe for many threads.
 */
public final class EmbeddedAssociations {

  private final Associations associations;

  /** By the rules of {@code associations}. */
  public EmbeddedAssociations(Associations associations) {
    this.associations = associations;
  }

  /** What must be saved before an object, since its row refers to them. */
  public List<Object> savedBefore(Object entity, EntityPersister persister) {
    return elements(entity, persister, CascadeOption.SAVE_UPDATE, EmbeddedAssociations::holdsKey);
  }

  /** What is saved after an object, since their rows refer to it. */
  public List<Object> savedAfter(Object entity, EntityPersister persister) {
    return elements(entity, persister, CascadeOption.SAVE_UPDATE, each -> !holdsKey(each));
  }

  /** What is merged with an object. */
  public List<Object> merged(Object entity, EntityPersister persister) {
    return elements(entity, persister, CascadeOption.MERGE, each -> true);
  }

  /** What is detached with an object. */
  public List<Object> detached(Object entity, EntityPersister persister) {
    return elements(entity, persister, CascadeOption.EXPUNGE, each -> true);
  }

  /** Saves what the objects of a session newly hold. */
  public void saveNew(SessionEntities entities) {
    for (var entity : entities.all()) {
      if (entity.isLive()) {
        elements(entity.instance(), entity.persister(), CascadeOption.SAVE_UPDATE, each -> true)
            .stream()
            .filter(each -> entities.find(each) == null && !(each instanceof HibernateProxy))
            .filter(each -> !entities.isCertainlyStored(each))
            .forEach(entities.session()::persist);
      }
    }
  }

  private static boolean holdsKey(Association association) {
    return association.relationship().keyHolder() == KeyHolder.THIS;
  }

  private List<Object> elements(
      Object entity,
      EntityPersister persister,
      CascadeOption option,
      Predicate<Association> which) {
    return associations.of(persister).stream()
        .filter(each -> each.isEmbedded() && each.has(option) && which.test(each))
        .flatMap(each -> Association.visibleElements(each.value(entity)).stream())
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .toList();
  }
}
