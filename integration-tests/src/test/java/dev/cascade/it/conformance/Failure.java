package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cascade.it.conformance.BothSides.NotInCollectionException;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.LazyInitializationException;
import org.hibernate.ObjectDeletedException;
import org.hibernate.PropertyValueException;
import org.hibernate.StaleStateException;
import org.hibernate.TransientObjectException;
import org.hibernate.UnresolvableObjectException;
import org.postgresql.util.PSQLException;

/** Puts an error into one of the scenarios' categories, by what stands anywhere in its causes. */
final class Failure {

  private static final Map<String, String> BY_SQL_STATE =
      Map.of(
          // PostgreSQL 18's for ON DELETE RESTRICT; older ones say 23503.
          "23001", "foreign-key-violation",
          "23502", "not-null-violation",
          "23503", "foreign-key-violation",
          "23505", "unique-violation");

  /** Simple names of the product's exceptions, wherever it keeps them. */
  private static final Map<String, String> BY_NAME =
      Map.of(
          "SingleParentViolationException", "single-parent-violation",
          "DeleteRefusedException", "foreign-key-violation");

  private record Category(Class<? extends Throwable> type, String name) {}

  private static final List<Category> BY_TYPE =
      List.of(
          new Category(CascadeConfigurationException.class, "configuration"),
          new Category(LazyInitializationException.class, "detached"),
          new Category(NotInCollectionException.class, "not-in-collection"),
          new Category(ObjectDeletedException.class, "deleted-instance"),
          new Category(TransientObjectException.class, "unsaved-reference"),
          new Category(EntityNotFoundException.class, "row-gone"),
          new Category(UnresolvableObjectException.class, "row-gone"),
          new Category(StaleStateException.class, "stale"),
          new Category(OptimisticLockException.class, "stale"));

  private static final Set<String> NEEDS_PERSISTENT = Set.of("delete", "refresh", "expire");

  private final Model model;
  private final String op;
  private final List<Throwable> causes = new ArrayList<>();
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Failure(Model model, String op, Throwable error) {
    this.model = model;
    this.op = op;
    for (Throwable each = error; each != null && !causes.contains(each); each = each.getCause()) {
      causes.add(each);
    }
  }

  /**
   * Describes the error in the shape of {@code expect}, without its step.
   *
   * @param op the operation that failed, or {@code configure}
   */
  static ObjectNode describe(Model model, String op, Throwable error) {
    var failure = new Failure(model, op, error);
    failure.describe();
    return failure.json;
  }

  private void describe() {
    var refusedByDatabase =
        cause(PSQLException.class).filter(each -> BY_SQL_STATE.containsKey(each.getSQLState()));
    var nullValue = cause(PropertyValueException.class);
    if (refusedByDatabase.isPresent()) {
      byDatabase(refusedByDatabase.get());
    } else if (nullValue.isPresent()) {
      notNull(nullValue.get());
    } else {
      json.put("category", byName().or(this::byType).or(this::byOperation).orElse("other"));
    }
    if (json.path("category").asText().equals("other")) {
      json.put("detail", causes.get(causes.size() - 1).toString());
    }
  }

  private void byDatabase(PSQLException refused) {
    var category = BY_SQL_STATE.get(refused.getSQLState());
    json.put("category", category);
    var details = refused.getServerErrorMessage();
    if (!category.equals("foreign-key-violation")) {
      json.put("table", details.getTable());
      json.put("column", details.getColumn());
    }
  }

  private void notNull(PropertyValueException refused) {
    json.put("category", "not-null-violation");
    var name = refused.getEntityName();
    var entity = name.substring(name.lastIndexOf('.') + 1);
    var property = refused.getPropertyName();
    model.relationships().stream()
        .filter(each -> each.fk() != null && isMeant(each, entity, property))
        .findFirst()
        .ifPresentOrElse(
            each -> put(model.entity(each.child()).table(), each.fk().column()),
            () -> put(model.entity(entity).table(), property));
  }

  /** By either end, or by what Hibernate invents where only the parent has a property. */
  private static boolean isMeant(Relationship relationship, String entity, String property) {
    var parentProperty = relationship.parentProperty();
    var invented = "_%s_%sBackref".formatted(parentProperty, relationship.fk().column());
    var ofChild = Set.of(new Attribute(relationship, false).name(), invented);
    return (relationship.parent().equals(entity) && property.equals(parentProperty))
        || (relationship.child().equals(entity) && ofChild.contains(property));
  }

  private void put(String table, String column) {
    json.put("table", table).put("column", column);
  }

  private Optional<String> byName() {
    return causes.stream()
        .map(each -> BY_NAME.get(each.getClass().getSimpleName()))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private Optional<String> byType() {
    return BY_TYPE.stream()
        .filter(each -> cause(each.type()).isPresent())
        .map(Category::name)
        .findFirst();
  }

  private Optional<String> byOperation() {
    return cause(IllegalArgumentException.class)
        .filter(each -> NEEDS_PERSISTENT.contains(op))
        .map(each -> "not-persistent");
  }

  private <T extends Throwable> Optional<T> cause(Class<T> type) {
    return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
