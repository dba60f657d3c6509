package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares how a scenario ended with how it should end. */
final class OutcomeComparison {

  private static final Set<String> FOUND_IN_MEMORY =
      Set.of(
          "single-parent-violation",
          "null-element",
          "not-persistent",
          "deleted-instance",
          "unsaved-reference");
  private static final Set<String> CONSTRAINT =
      Set.of("not-null-violation", "foreign-key-violation", "unique-violation");
  private static final Set<String> SENDING = Set.of("add", "merge", "flush");

  private final Scenario scenario;

  OutcomeComparison(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Empty if the outcome is as wanted, or if none is wanted. */
  Optional<String> difference(JsonNode wanted, JsonNode got) {
    if (Scenario.isAbsent(wanted)) {
      return Optional.empty();
    }
    if (!text(wanted, "result").equals(text(got, "result"))) {
      return Optional.of("outcome %s, wanted %s".formatted(got, wanted));
    }
    if (text(wanted, "result").equals("ok") || text(wanted, "category").equals("any")) {
      return Optional.empty();
    }
    if (!wanted.path("category").equals(got.path("category"))) {
      return differs("category", wanted, got);
    }
    if (!isStepAllowed(wanted, got)) {
      return Optional.of(
          "error at step %s, wanted %s".formatted(got.get("step"), wanted.get("step")));
    }
    return List.of("table", "column").stream()
        .filter(each -> !text(wanted, each).isEmpty() && !text(got, each).isEmpty())
        .filter(each -> !text(wanted, each).equalsIgnoreCase(text(got, each)))
        .findFirst()
        .flatMap(each -> differs(each, wanted, got));
  }

  private boolean isStepAllowed(JsonNode wanted, JsonNode got) {
    var at = wanted.path("step");
    var found = got.path("step");
    if (Scenario.isAbsent(at) || at.equals(found)) {
      return true;
    }
    if (at.isTextual() || found.isTextual()) {
      return false;
    }
    var category = text(wanted, "category");
    if (FOUND_IN_MEMORY.contains(category) && found.asInt() > at.asInt()) {
      return scenario.steps().subList(at.asInt(), found.asInt()).stream()
          .noneMatch(each -> each.op().equals("flush") || each.op().equals("commit"));
    }
    return CONSTRAINT.contains(category)
        && found.asInt() < at.asInt()
        && SENDING.contains(scenario.steps().get(found.asInt()).op())
        && scenario.model().entities().values().stream().anyMatch(Model.Entity::hasGeneratedId);
  }

  private static Optional<String> differs(String what, JsonNode wanted, JsonNode got) {
    return Optional.of("%s %s, wanted %s".formatted(what, text(got, what), text(wanted, what)));
  }

  private static String text(JsonNode node, String key) {
    var value = node.path(key);
    return value.isNull() ? "" : value.asText();
  }
}
