package dev.cascade.spring;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.preview.PlannedDeletion;
import dev.cascade.hibernate.restore.RestoredRows;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.repository.core.RepositoryMethodContext;
import org.springframework.data.repository.core.support.RepositoryMetadataAccess;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/**
 * What {@link CascadeOperations} do in every repository. Found by Spring Data in {@code
 * META-INF/spring.factories}.
 */
// Not final: Spring puts a proxy around it.
class CascadeFragment<T, I> implements CascadeOperations<T, I>, RepositoryMetadataAccess {

  private final ObjectProvider<EntityManagerFactory> factories;
  private final Map<Class<?>, EntityManager> entityManagers = new ConcurrentHashMap<>();

  CascadeFragment(ObjectProvider<EntityManagerFactory> factories) {
    this.factories = factories;
  }

  @Override
  public PlannedDeletion plan(T entity) {
    return cascades().plan(entity);
  }

  @Override
  public PlannedDeletion planById(I id) {
    return cascades().plan(type(), id);
  }

  @Override
  public RestoredRows restore(I id) {
    return cascades().restore(type(), id);
  }

  @Override
  public List<T> findDeleted() {
    var cascades = cascades();
    // Only asked whether it may be: else all rows would be found, and none is deleted.
    cascades.purge(type());
    return cascades.onlyDeleted(all(entityManager(), type()));
  }

  private static <T> Supplier<List<T>> all(EntityManager entityManager, Class<T> type) {
    var query = entityManager.getCriteriaBuilder().createQuery(type);
    query.select(query.from(type));
    return () -> entityManager.createQuery(query).getResultList();
  }

  private Cascades cascades() {
    return Cascades.ofCurrent(entityManager());
  }

  private EntityManager entityManager() {
    return entityManagers.computeIfAbsent(
        type(), each -> SharedEntityManagerCreator.createSharedEntityManager(factoryOf(each)));
  }

  private EntityManagerFactory factoryOf(Class<?> type) {
    var knowing =
        factories.stream()
            .filter(
                each ->
                    each.getMetamodel().getEntities().stream()
                        .anyMatch(entity -> entity.getJavaType() == type))
            .toList();
    if (knowing.size() != 1) {
      throw new IllegalStateException(
          "%d entity manager factories know %s, so none is the one. Use Cascades.of(entityManager) instead of CascadeOperations."
              .formatted(knowing.size(), type.getName()));
    }
    return knowing.get(0);
  }

  // Its repository's, and so are those it hands over.
  @SuppressWarnings("unchecked")
  private Class<T> type() {
    return (Class<T>) RepositoryMethodContext.getContext().getMetadata().getDomainType();
  }
}
