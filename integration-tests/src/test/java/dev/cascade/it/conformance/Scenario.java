package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scenario: entities, rows, steps and what SQLAlchemy did with them (format 1).
 *
 * @param track the statements to count, {@code "VERB table"}; null if none
 * @param expect what SQLAlchemy did
 * @param better what is wanted instead; null if that is what SQLAlchemy did
 */
record Scenario(
    String id,
    String title,
    String group,
    Model model,
    List<Map<String, @Nullable Object>> given,
    List<Step> steps,
    @Nullable List<String> track,
    List<String> ddl,
    ObjectNode expect,
    @Nullable ObjectNode better) {

  /** The counted statements; empty if the scenario counts none. */
  List<String> tracked() {
    return track == null ? List.of() : track;
  }

  /** Whether the value stands in the scenario as JSON null or not at all. */
  static boolean isAbsent(@Nullable JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode();
  }
}
