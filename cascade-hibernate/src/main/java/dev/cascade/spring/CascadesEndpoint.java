package dev.cascade.spring;

import dev.cascade.hibernate.ActiveRules;
import dev.cascade.hibernate.Cascades;
import dev.cascade.model.EntityType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityNotFoundException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.BasicType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The actuator's endpoint {@code cascades}: rules, findings and plans of each entity manager
 * factory, and previews of deletes. It writes nothing.
 *
 * <p>Identifiers are not told unless {@code management.endpoint.cascades.show-ids} says so.
 */
@Endpoint(id = "cascades")
public final class CascadesEndpoint {

  private final Map<String, EntityManagerFactory> factories;
  private final RuleDescriptions descriptions;

  CascadesEndpoint(Map<String, EntityManagerFactory> factories, boolean showsIds) {
    this.factories = Map.copyOf(factories);
    this.descriptions = new RuleDescriptions(showsIds);
  }

  /**
   * All rules; with an entity only those it has to do with, and its plan; with an identifier as
   * well what a delete of that row would do, with numbers of rows.
   *
   * @param entity its name, with its package or without
   * @param id of a basic type
   */
  @ReadOperation
  public Map<String, Object> cascades(@Nullable String entity, @Nullable String id) {
    if (id != null && entity == null) {
      throw new InvalidEndpointRequestException(
          "An id without an entity", "Add entity to the request's id.");
    }
    var result = new LinkedHashMap<String, Object>();
    factories.forEach(
        (name, factory) ->
            ActiveRules.of(factory)
                .ifPresent(rules -> put(name, new Asked(factory, rules, entity, id), result)));
    if (entity != null && result.isEmpty()) {
      throw new InvalidEndpointRequestException(
          "No entity of that name", "No entity " + entity + " has to do with rules.");
    }
    return result;
  }

  private void put(String name, Asked asked, Map<String, Object> result) {
    if (asked.entity() == null) {
      result.put(name, descriptions.all(asked.rules()));
      return;
    }
    asked
        .type()
        .ifPresent(
            type -> {
              var described = descriptions.of(asked.rules(), type);
              if (asked.id() != null) {
                described.put("preview", preview(asked, type, asked.id()));
              }
              result.put(name, described);
            });
  }

  private Map<String, Object> preview(Asked asked, EntityType type, String id) {
    var persister =
        asked
            .factory()
            .unwrap(SessionFactoryImplementor.class)
            .getMappingMetamodel()
            .getEntityDescriptor(type.name());
    try (var entityManager = asked.factory().createEntityManager()) {
      return descriptions.preview(
          Cascades.of(entityManager)
              .plan(persister.getMappedClass(), identifier(persister.getIdentifierType(), id))
              .preview());
    } catch (EntityNotFoundException gone) {
      return Map.of("found", false);
    }
  }

  private static Object identifier(Object type, String text) {
    if (!(type instanceof BasicType<?> basic)) {
      throw new InvalidEndpointRequestException(
          "The identifier is no basic type", "Only basic identifiers can be asked for.");
    }
    try {
      return basic.getJavaTypeDescriptor().fromString(text);
    } catch (RuntimeException unreadable) {
      throw new InvalidEndpointRequestException(
          "Not an identifier: " + unreadable.getMessage(), "The id is not of the entity's type.");
    }
  }

  /** One factory, and what was asked. */
  private record Asked(
      EntityManagerFactory factory,
      ActiveRules rules,
      @Nullable String entity,
      @Nullable String id) {

    Optional<EntityType> type() {
      return rules.rules().model().entities().stream()
          .filter(each -> each.name().equals(entity) || each.simpleName().equals(entity))
          .findFirst();
    }
  }
}
