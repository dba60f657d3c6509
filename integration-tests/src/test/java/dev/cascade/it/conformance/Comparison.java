package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares a result with what is wanted, by the rules of {@code compare.py}. */
final class Comparison {

  private static final Set<String> UPDATE_IS_HARD = Set.of("passive-deletes", "on-delete");
  private static final List<String> LOOKED_UP = List.of("states", "loaded", "contents", "fields");

  private final Scenario scenario;
  private final OutcomeComparison outcomes;
  private final ObjectNode got;
  private final List<String> hard = new ArrayList<>();
  private final List<String> soft = new ArrayList<>();

  private Comparison(Scenario scenario, ObjectNode got) {
    this.scenario = scenario;
    this.outcomes = new OutcomeComparison(scenario);
    this.got = got;
  }

  static Differences of(Scenario scenario, ObjectNode got) {
    var comparison = new Comparison(scenario, got);
    comparison.compare(Wanted.of(scenario));
    return new Differences(comparison.hard, comparison.soft);
  }

  private void compare(Wanted wanted) {
    if (wanted.alternatives().isEmpty()) {
      hard.addAll(endDiffers(wanted.json()));
    } else if (stream(wanted.alternatives()).noneMatch(each -> endDiffers(each).isEmpty())) {
      hard.add("none of anyOf: %s %s".formatted(got.get("outcome"), got.get("rows")));
    }
    wanted.json().path("caught").forEach(this::compareCaught);
    wanted.json().path("checks").forEach(this::compareCheck);
    if (got.path("outcome").path("result").asText().equals("ok")) {
      wanted
          .json()
          .path("statements")
          .properties()
          .forEach(each -> compareCount(each.getKey(), each.getValue()));
    }
  }

  private List<String> endDiffers(JsonNode wanted) {
    var differences = new ArrayList<String>();
    outcomes.difference(wanted.path("outcome"), got.path("outcome")).ifPresent(differences::add);
    if (!Scenario.isAbsent(wanted.get("rows"))) {
      compareRows("", wanted.get("rows"), got.path("rows"), differences);
    }
    return differences;
  }

  private void compareCaught(JsonNode wanted) {
    var found = atStepOf(wanted, got.path("caught"));
    if (!found.path("category").equals(wanted.path("category"))) {
      hard.add(
          "caught at step %s: %s, wanted %s"
              .formatted(wanted.get("step"), found, wanted.get("category")));
    }
  }

  private void compareCheck(JsonNode wanted) {
    var step = "step " + wanted.get("step") + ": ";
    var found = atStepOf(wanted, got.path("checks"));
    if (found.isMissingNode()) {
      hard.add("check at " + step + "missing");
      return;
    }
    for (var what : LOOKED_UP) {
      wanted
          .path(what)
          .properties()
          .forEach(
              each -> {
                var seen = found.path(what).path(each.getKey());
                if (!seen.equals(each.getValue())) {
                  var text = "%s%s of %s is %s, wanted %s";
                  hard.add(text.formatted(step, what, each.getKey(), seen, each.getValue()));
                }
              });
    }
    if (wanted.has("rows")) {
      compareRows(step, wanted.get("rows"), found.path("rows"), hard);
    }
  }

  private static void compareRows(
      String step, JsonNode wanted, JsonNode found, List<String> differences) {
    if (!TableRows.areEqual(wanted, found)) {
      differences.add("%srows %s, wanted %s".formatted(step, found, wanted));
    }
  }

  private void compareCount(String kind, JsonNode wanted) {
    var found = got.path("statements").get(kind);
    if (Scenario.isAbsent(found) || wanted.isNull() || found.equals(wanted)) {
      return;
    }
    var isHard =
        switch (kind.substring(0, kind.indexOf(' '))) {
          case "SELECT" -> wanted.asInt() == 0;
          case "UPDATE" -> UPDATE_IS_HARD.contains(scenario.group());
          default -> true;
        };
    (isHard ? hard : soft).add("%s: %s, wanted %s".formatted(kind, found, wanted));
  }

  private static JsonNode atStepOf(JsonNode wanted, JsonNode entries) {
    return stream(entries)
        .filter(each -> each.path("step").equals(wanted.path("step")))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static Stream<JsonNode> stream(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }
}
