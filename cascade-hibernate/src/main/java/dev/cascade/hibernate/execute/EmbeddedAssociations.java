package dev.cascade.hibernate.execute;

import dev.cascade.CascadeOption;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.model.Relationship.KeyHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Hibernate;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;

/**
 * Cascades over associations inside embeddables, whose cascade styles Hibernate has settled before
 * any rule is read.
 */
public final class EmbeddedAssociations {

  private final Associations associations;

  /** By the rules of {@code associations}. */
  public EmbeddedAssociations(Associations associations) {
    this.associations = associations;
  }

  /** Hands over what an object refers to with its own foreign key, loaded as it is. */
  public void eachTarget(
      Object entity, EntityPersister persister, CascadeOption option, Consumer<Object> action) {
    elements(entity, persister, option, true).forEach(action);
  }

  /** Hands over what refers to an object, loaded as it is. */
  public void eachChild(
      Object entity, EntityPersister persister, CascadeOption option, Consumer<Object> action) {
    elements(entity, persister, option, false).forEach(action);
  }

  /** Saves what the objects of a session newly hold. */
  public void saveNew(SessionEntities entities) {
    for (var entity : entities.all()) {
      if (entity.isLive()) {
        for (var holdsKey : List.of(true, false)) {
          elements(entity.instance(), entity.persister(), CascadeOption.SAVE_UPDATE, holdsKey)
              .stream()
              .filter(each -> entities.find(each) == null && !(each instanceof HibernateProxy))
              .filter(each -> !entities.isCertainlyStored(each))
              .forEach(entities.session()::persist);
        }
      }
    }
  }

  private List<Object> elements(
      Object entity, EntityPersister persister, CascadeOption option, boolean holdsKey) {
    var result = new ArrayList<Object>();
    for (var each : associations.of(persister)) {
      if (each.isEmbedded()
          && each.has(option)
          && holdsKey == (each.relationship().keyHolder() == KeyHolder.THIS)) {
        var value = each.value(entity);
        if (Hibernate.isInitialized(value)) {
          Association.elements(value).stream()
              .filter(target -> target != null)
              .forEach(result::add);
        }
      }
    }
    return result;
  }
}
