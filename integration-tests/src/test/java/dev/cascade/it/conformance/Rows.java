package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows of a scenario's tables by plain SQL, in the form of its expectations.
 *
 * <p>A generated id is left out, and a reference to one is {@code @} and the key of the row that it
 * points at.
 */
final class Rows {

  private record Cell(String table, Object id) {}

  private final Model model;
  private final Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
  private final Map<Cell, String> names = new HashMap<>();
  private final Map<String, Map<String, String>> targets = new HashMap<>();

  private Rows(Model model) {
    this.model = model;
  }

  /** From table to rows, those sorted by their columns. */
  static ObjectNode of(Model model, Connection connection) throws SQLException {
    var rows = new Rows(model);
    for (var table : model.tables()) {
      rows.tables.put(table, read(connection, table));
    }
    rows.nameGeneratedIds();
    model.relationships().forEach(rows::noteTargets);
    return rows.asJson();
  }

  private static List<Map<String, @Nullable Object>> read(Connection connection, String table)
      throws SQLException {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT * FROM " + table)) {
      var columns = result.getMetaData();
      while (result.next()) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnName(i), result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private void nameGeneratedIds() {
    for (var entity : model.entities().values()) {
      if (entity.hasGeneratedId()) {
        for (var row : tables.get(entity.table())) {
          names.put(new Cell(entity.table(), row.get("id")), "@" + row.get(entity.label()));
        }
      }
    }
  }

  private void noteTargets(Relationship relationship) {
    var parent = model.entity(relationship.parent()).table();
    var child = model.entity(relationship.child()).table();
    var join = relationship.joinTable();
    if (join == null) {
      noteTarget(child, relationship.fk().column(), parent);
    } else {
      noteTarget(join.name(), join.parentColumn(), parent);
      noteTarget(join.name(), join.childColumn(), child);
    }
  }

  private void noteTarget(String table, String column, String target) {
    targets.computeIfAbsent(table, any -> new HashMap<>()).put(column, target);
  }

  private ObjectNode asJson() {
    var shown = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
    tables.forEach(
        (table, rows) ->
            shown.put(
                table, rows.stream().map(row -> shown(table, row)).sorted(byColumns()).toList()));
    return ScenarioFiles.JSON.valueToTree(shown);
  }

  private Map<String, @Nullable Object> shown(String table, Map<String, @Nullable Object> row) {
    var shown = new LinkedHashMap<>(row);
    if (isGenerated(table)) {
      shown.remove("id");
    }
    targets
        .getOrDefault(table, Map.of())
        .forEach(
            (column, target) -> {
              var id = row.get(column);
              if (isGenerated(target) && id != null) {
                shown.put(column, names.getOrDefault(new Cell(target, id), "@?"));
              }
            });
    return shown;
  }

  private boolean isGenerated(String table) {
    return model.entities().values().stream()
        .anyMatch(each -> each.table().equals(table) && each.hasGeneratedId());
  }

  /** Numbers before texts, as the recorder sorts. */
  private static Comparator<Map<String, @Nullable Object>> byColumns() {
    return Comparator.comparing(
        row ->
            row.values().stream()
                .map(
                    each ->
                        each instanceof Integer number ? "0%012d".formatted(number) : "1" + each)
                .toList()
                .toString());
  }
}
