package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Carries out the steps of a scenario, apart from its checks. */
final class Steps {

  private final Model model;
  private final Map<String, Class<?>> classes;
  private final WorkingSession session;
  private final Variables variables;
  private final Set<Object> stored = Collections.newSetFromMap(new IdentityHashMap<>());

  Steps(Model model, Map<String, Class<?>> classes, WorkingSession session, Variables variables) {
    this.model = model;
    this.classes = classes;
    this.session = session;
    this.variables = variables;
  }

  void run(Step step) {
    switch (step.op()) {
      case "new" -> variables.bind(step.text("as"), made(step));
      case "get" -> bindStored(step.text("as"), found(step));
      case "load" -> load(step);
      case "set", "append", "remove", "clear", "replace" -> change(step);
      case "set-field" -> setField(subject(step), step.text("field"), step.get("value"));
      case "add" -> add(step);
      case "delete" -> {
        session.entityManager().remove(subject(step));
        stored.remove(subject(step));
      }
      case "merge" -> bindStored(step.textOrNull("as"), merged(step));
      case "refresh", "expire" -> session.entityManager().refresh(subject(step));
      case "expunge" -> session.entityManager().detach(subject(step));
      case "flush" -> session.entityManager().flush();
      case "commit" -> {
        session.commit();
        variables.all().filter(session.entityManager()::contains).forEach(stored::add);
      }
      case "rollback" -> session.rollback();
      case "new-session" -> session.renew();
      case "sql" ->
          session.onConnection(
              connection -> {
                try (var statement = connection.createStatement()) {
                  return statement.execute(step.text("sql"));
                }
              });
      default -> throw new IllegalStateException("Unknown operation " + step.op());
    }
  }

  private Object subject(Step step) {
    return variables.existing(step.text("var"));
  }

  private Object made(Step step) {
    try {
      var entity = classes.get(step.text("entity")).getConstructor().newInstance();
      if (step.has("id")) {
        Fields.set(entity, "id", step.get("id").asInt());
      }
      if (step.has("idOf")) {
        Fields.set(entity, "id", idOf(step));
      }
      step.get("values").properties().forEach(v -> setField(entity, v.getKey(), v.getValue()));
      return entity;
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private @Nullable Object found(Step step) {
    var id = step.has("idOf") ? idOf(step) : (Integer) step.get("id").asInt();
    return session.entityManager().find(classes.get(step.text("entity")), id);
  }

  private Object idOf(Step step) {
    return Fields.get(variables.existing(step.text("idOf")), "id");
  }

  private void setField(Object entity, String name, JsonNode value) {
    Object plain = value.isInt() ? (Integer) value.intValue() : value.textValue();
    Fields.set(entity, name, plain);
  }

  private void load(Step step) {
    var value = Fields.get(subject(step), step.text("property"));
    Hibernate.initialize(value);
    if (step.get("as").isArray()) {
      var names = step.texts("as");
      var elements = inOrder((Collection<?>) value);
      if (elements.size() != names.size()) {
        throw new IllegalStateException(elements.size() + " elements, " + names.size() + " names");
      }
      for (var i = 0; i < names.size(); i++) {
        bindStored(names.get(i), elements.get(i));
      }
    } else {
      bindStored(step.textOrNull("as"), value);
    }
  }

  @SuppressWarnings("unchecked")
  private List<Object> inOrder(@Nullable Collection<?> elements) {
    return elements == null
        ? List.of()
        : elements.stream()
            .map(each -> (Object) Hibernate.unproxy(each))
            .sorted(Comparator.comparing(each -> (Comparable<Object>) label(each)))
            .toList();
  }

  private @Nullable Object label(Object entity) {
    return Fields.get(entity, model.entity(Fields.entityName(entity)).label());
  }

  private void change(Step step) {
    var owner = subject(step);
    var attribute = model.attribute(Fields.entityName(owner), step.text("property")).orElseThrow();
    var value = variables.get(step.textOrNull("value"));
    switch (step.op()) {
      case "set" -> BothSides.set(attribute, owner, value);
      case "append" -> BothSides.append(attribute, owner, value);
      case "remove" -> BothSides.remove(attribute, owner, value);
      case "clear" -> BothSides.clear(attribute, owner);
      default ->
          BothSides.replace(
              attribute, owner, step.texts("values").stream().map(variables::get).toList());
    }
  }

  /** SQLAlchemy re-attaches what another session had; JPA's way is to merge it. */
  private void add(Step step) {
    var entity = subject(step);
    if (stored.contains(entity) && !session.entityManager().contains(entity)) {
      bindStored(step.text("var"), session.entityManager().merge(entity));
    } else {
      session.entityManager().persist(entity);
    }
  }

  private Object merged(Step step) {
    return session.entityManager().merge(subject(step));
  }

  private void bindStored(@Nullable String name, @Nullable Object object) {
    if (name != null) {
      variables.bind(name, object);
      Stream.ofNullable(variables.get(name)).forEach(stored::add);
    }
  }
}
