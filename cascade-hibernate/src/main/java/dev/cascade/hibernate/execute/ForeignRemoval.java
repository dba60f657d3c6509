package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.SessionEntity;
import dev.cascade.hibernate.refusal.CrossTenantReferenceException;
import dev.cascade.hibernate.tenant.Crossing;
import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to remove an object of another tenant. Hibernate loads collections without asking whose
 * their rows are, and deletes a row by its identifier alone.
 */
public final class ForeignRemoval {

  private final SessionEntities entities;
  private final TenantView view;
  private final DomainModel model;

  private ForeignRemoval(SessionEntities entities, TenantView view, DomainModel model) {
    this.entities = entities;
    this.view = view;
    this.model = model;
  }

  /**
   * At the removal of an object that is loaded, or detached; of a reference that is not, nothing is
   * known.
   *
   * @throws CrossTenantReferenceException if it is of another tenant
   */
  public static void refuse(Object object, SessionEntities entities, DomainModel model) {
    if (Hibernate.isInitialized(object)) {
      TenantView.of(entities.session())
          .ifPresent(view -> new ForeignRemoval(entities, view, model).refuse(object));
    }
  }

  private void refuse(Object object) {
    var found = entities.find(object);
    var instance = Hibernate.unproxy(object);
    var persister =
        found == null ? entities.session().getEntityPersister(null, instance) : found.persister();
    if (view.isForeign(instance, found == null ? null : found.entry(), persister)) {
      throw new CrossTenantReferenceException(List.of(refusal(instance, found, persister)));
    }
  }

  private Refusal refusal(Object instance, @Nullable SessionEntity found, EntityPersister type) {
    return Stream.concat(Stream.ofNullable(found).flatMap(this::byKeys), byHolders(instance, type))
        .findFirst()
        .orElseGet(() -> TenantView.refusal(type.getEntityName()));
  }

  private Stream<Refusal> byKeys(SessionEntity foreign) {
    return sidesOf(foreign)
        .filter(side -> side.keyHolder() == KeyHolder.THIS)
        .flatMap(
            key ->
                Stream.ofNullable(entities.find(value(foreign, key)))
                    .filter(this::isOwn)
                    .map(parent -> refusal(Crossing.over(key, true), parent)));
  }

  private Stream<Refusal> byHolders(Object instance, EntityPersister type) {
    return entities.everyType().stream()
        .filter(this::isOwn)
        .flatMap(
            holder ->
                sidesOf(holder)
                    .filter(side -> model.areRelated(side.target(), type.getEntityName()))
                    .filter(side -> holds(value(holder, side), instance))
                    .map(side -> refusal(Crossing.over(side, false), holder)));
  }

  // What is in an identifier is known by the other side.
  private Stream<Relationship> sidesOf(SessionEntity entity) {
    var names = List.of(entity.persister().getPropertyNames());
    return model.relationshipsOf(entity.entry().getEntityName()).stream()
        .filter(side -> names.contains(side.attribute().split("\\.", 2)[0]));
  }

  private boolean holds(@Nullable Object value, Object instance) {
    var now = Association.visibleElements(value).stream();
    var before =
        value instanceof PersistentCollection<?> collection
            ? Association.elements(collection.getStoredSnapshot()).stream()
            : Stream.empty();
    return Stream.concat(now, before).anyMatch(each -> entities.resolve(each) == instance);
  }

  private static @Nullable Object value(SessionEntity entity, Relationship side) {
    var path = new AttributePath(entity.persister(), side.attribute());
    var loaded = entity.entry().getLoadedState();
    return path.endOfKept(
        loaded == null
            ? entity.persister().getValue(entity.instance(), path.index())
            : loaded[path.index()]);
  }

  private boolean isOwn(SessionEntity entity) {
    return !view.isForeign(entity.instance(), entity.entry(), entity.persister());
  }

  private static Refusal refusal(Crossing way, SessionEntity own) {
    return TenantView.refusal(way, 1, List.of(own.entry().getId()));
  }
}
