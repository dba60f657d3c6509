package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is wanted of a scenario: {@code expect} overlaid by {@code better}.
 *
 * @param json in the shape of {@code expect}; what is null in it is not compared
 * @param alternatives outcomes with their rows, of which one must match; empty if {@code json} says
 */
record Wanted(ObjectNode json, JsonNode alternatives) {

  static Wanted of(Scenario scenario) {
    var json = scenario.expect().deepCopy();
    var better = scenario.better();
    if (better == null) {
      return new Wanted(json, json.arrayNode());
    }
    better
        .properties()
        .forEach(
            each -> {
              if (each.getKey().equals("statements") && each.getValue().isObject()) {
                json.withObject("/statements").setAll((ObjectNode) each.getValue());
              } else {
                json.set(each.getKey(), each.getValue());
              }
            });
    return new Wanted(json, better.path("anyOf"));
  }
}
