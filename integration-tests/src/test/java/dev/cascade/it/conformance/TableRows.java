package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Compares the rows of tables, in whatever order they stand. */
final class TableRows {

  private TableRows() {}

  static boolean areEqual(JsonNode one, JsonNode other) {
    return counted(one).equals(counted(other));
  }

  private static Map<String, Map<JsonNode, Integer>> counted(JsonNode tables) {
    var counted = new HashMap<String, Map<JsonNode, Integer>>();
    tables
        .properties()
        .forEach(
            table -> {
              var rows = new HashMap<JsonNode, Integer>();
              table.getValue().forEach(row -> rows.merge(row, 1, Integer::sum));
              counted.put(table.getKey(), rows);
            });
    return counted;
  }
}
