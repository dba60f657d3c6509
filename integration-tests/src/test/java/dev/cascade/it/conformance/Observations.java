package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Sees what a check asks for; loads and flushes nothing. */
final class Observations {

  private static final JsonNode UNLOADED = TextNode.valueOf("unloaded");

  private final Model model;
  private final WorkingSession session;
  private final Variables variables;

  Observations(Model model, WorkingSession session, Variables variables) {
    this.model = model;
    this.session = session;
    this.variables = variables;
  }

  /** What the check at that step sees, in the shape of {@code expect.checks}. */
  ObjectNode at(int index, Step check) {
    var seen = JsonNodeFactory.instance.objectNode().put("step", index);
    if (check.has("states")) {
      var states = seen.putObject("states");
      check.texts("states").forEach(name -> states.put(name, state(variables.get(name))));
    }
    putEach(seen, check, "loaded", (object, property) -> json(isLoaded(object, property)));
    putEach(seen, check, "contents", this::content);
    putEach(seen, check, "fields", (object, field) -> json(Fields.get(object, field)));
    if (check.get("rows").asBoolean()) {
      seen.set("rows", session.onConnection(connection -> Rows.of(model, connection)));
    }
    return seen;
  }

  private void putEach(
      ObjectNode seen, Step check, String what, BiFunction<Object, String, JsonNode> look) {
    if (check.has(what)) {
      var found = seen.putObject(what);
      for (var path : check.texts(what)) {
        var dot = path.indexOf('.');
        var object = variables.existing(path.substring(0, dot));
        found.set(path, look.apply(object, path.substring(dot + 1)));
      }
    }
  }

  private String state(@Nullable Object object) {
    if (object == null) {
      return "null";
    }
    return session.entityManager().contains(object) ? "managed" : "not-managed";
  }

  /** A collection that nothing has made yet is not loaded. */
  private boolean isLoaded(Object object, String property) {
    return Fields.isLoaded(object, property)
        && !(isCollection(object, property) && Fields.get(object, property) == null);
  }

  private JsonNode content(Object object, String property) {
    if (!Fields.isLoaded(object, property)) {
      return UNLOADED;
    }
    var value = Fields.get(object, property);
    if (isCollection(object, property)) {
      return json(value == null ? List.of() : labels((Collection<?>) value));
    }
    return json(label(value));
  }

  private List<@Nullable String> labels(Collection<?> elements) {
    return elements.stream().map(this::label).sorted().toList();
  }

  private @Nullable String label(@Nullable Object reference) {
    if (reference == null) {
      return null;
    }
    var entity = Hibernate.unproxy(reference);
    var name = Fields.entityName(entity);
    return name + ":" + Fields.get(entity, model.entity(name).label());
  }

  private boolean isCollection(Object object, String property) {
    return model
        .attribute(Fields.entityName(object), property)
        .filter(Attribute::isCollection)
        .isPresent();
  }

  private static JsonNode json(@Nullable Object value) {
    return ScenarioFiles.JSON.valueToTree(value);
  }
}
