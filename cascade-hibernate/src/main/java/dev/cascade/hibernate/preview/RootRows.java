package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.internal.SessionEntities;
import jakarta.persistence.EntityNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;

/** The rows with which a delete begins, as the application named them. */
public final class RootRows {

  private final Map<String, Set<Object>> idsByEntity = new LinkedHashMap<>();

  private RootRows() {}

  /**
   * The row of a managed object, or of a reference that is not loaded.
   *
   * @throws IllegalArgumentException if it is no entity, new, detached or removed
   */
  public static RootRows of(Object entity, EventSource session) {
    return ofAll(List.of(entity), session);
  }

  /**
   * The rows of managed objects, as a query returns them.
   *
   * @throws IllegalArgumentException if one is no entity, new, detached or removed
   */
  public static RootRows ofAll(List<?> entities, EventSource session) {
    var roots = new RootRows();
    entities.forEach(each -> roots.add(each, session));
    return roots;
  }

  /**
   * The row of an identifier.
   *
   * @throws IllegalArgumentException if the class is no entity, or the identifier not of its type
   */
  public static RootRows of(Class<?> type, @Nullable Object id, EventSource session) {
    var persister = session.getFactory().getMappingMetamodel().findEntityDescriptor(type);
    if (persister == null) {
      throw new IllegalArgumentException(type.getName() + " is no entity.");
    }
    if (id == null) {
      throw new IllegalArgumentException(
          "The identifier of a %s is null. Give the one of a row.".formatted(type.getSimpleName()));
    }
    checkId(persister, type, id);
    var roots = new RootRows();
    roots.add(persister, id);
    return roots;
  }

  /** The types by which they were named; a row may be of a subtype. */
  public Set<String> entities() {
    return idsByEntity.keySet();
  }

  /**
   * The rows with their exact types, in the order in which they were named, by hierarchy.
   *
   * @throws EntityNotFoundException if one is not there
   */
  List<Row> find(Rows rows) {
    var found = new ArrayList<Row>();
    idsByEntity.forEach(
        (entity, ids) -> {
          var existing = rows.existing(entity, ids);
          checkFound(entity, ids, existing);
          found.addAll(existing);
        });
    return found;
  }

  private void add(@Nullable Object entity, EventSource session) {
    if (entity instanceof HibernateProxy proxy
        && proxy.getHibernateLazyInitializer().isUninitialized()) {
      addReference(proxy, session);
      return;
    }
    var found = SessionEntities.of(session).find(entity);
    if (found == null || found.isDeleted() || !found.isStored()) {
      throw new IllegalArgumentException(
          NotManaged.message(entity, found, session.getFactory().getMappingMetamodel()));
    }
    add(found.persister(), found.entry().getId());
  }

  private void addReference(HibernateProxy proxy, EventSource session) {
    var initializer = proxy.getHibernateLazyInitializer();
    if (initializer.getSession() != session) {
      throw new IllegalArgumentException(NotManaged.detached(initializer.getEntityName()));
    }
    if (SessionEntities.of(session).isDeleted(proxy)) {
      throw new IllegalArgumentException(NotManaged.removed(initializer.getEntityName()));
    }
    add(
        session.getFactory().getMappingMetamodel().getEntityDescriptor(initializer.getEntityName()),
        initializer.getInternalIdentifier());
  }

  private void add(EntityPersister persister, Object id) {
    idsByEntity.computeIfAbsent(persister.getEntityName(), name -> new LinkedHashSet<>()).add(id);
  }

  private static void checkId(EntityPersister persister, Class<?> type, Object id) {
    var expected = typeOfId(persister);
    if (!expected.isInstance(id)) {
      throw new IllegalArgumentException(
          "The identifier of a %s is a %s, not a %s. Give one of that type."
              .formatted(
                  type.getSimpleName(),
                  expected.getJavaTypeClass().getSimpleName(),
                  id.getClass().getSimpleName()));
    }
  }

  private static JavaType<?> typeOfId(EntityPersister persister) {
    var mapping = persister.getIdentifierMapping();
    return mapping instanceof NonAggregatedIdentifierMapping parts
        ? parts.getMappedIdEmbeddableTypeDescriptor().getJavaType()
        : mapping.getJavaType();
  }

  private static void checkFound(String entity, Set<Object> ids, List<Row> found) {
    var missing = new LinkedHashSet<>(ids);
    found.forEach(each -> missing.remove(each.id()));
    if (!missing.isEmpty() && found.size() < ids.size()) {
      throw new EntityNotFoundException(
          "%s has no row with identifier %s. It was deleted meanwhile, or never there."
              .formatted(NotManaged.simpleName(entity), missing.iterator().next()));
    }
  }
}
