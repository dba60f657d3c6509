package dev.cascade.it.conformance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One operation of a scenario. */
record Step(JsonNode json) {

  @JsonCreator(mode = Mode.DELEGATING)
  Step {}

  String op() {
    return text("op");
  }

  /** Whether an error is wanted here, after which the scenario goes on. */
  boolean mayFail() {
    return json.path("catch").asBoolean();
  }

  boolean has(String key) {
    return !Scenario.isAbsent(json.get(key));
  }

  JsonNode get(String key) {
    return json.path(key);
  }

  String text(String key) {
    return json.path(key).asText();
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  List<String> texts(String key) {
    return StreamSupport.stream(json.path(key).spliterator(), false).map(JsonNode::asText).toList();
  }
}
