package dev.cascade.it.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of tables before and after, side by side; the same row stands in one line. */
final class RowTable {

  private static final String LINE = "    %-12s%-47s%s";

  private RowTable() {}

  static List<String> lines(Map<String, List<String>> before, Map<String, List<String>> after) {
    var lines = new ArrayList<String>();
    lines.add(LINE.formatted("", "before", "after"));
    after.forEach((table, rows) -> lines.addAll(table(table, before.get(table), rows)));
    return lines;
  }

  private static List<String> table(String name, List<String> before, List<String> after) {
    var pairs = new LinkedHashMap<String, String[]>();
    before.forEach(row -> pair(pairs, row)[0] = row);
    after.forEach(row -> pair(pairs, row)[1] = row);
    if (pairs.isEmpty()) {
      pair(pairs, "");
    }
    var lines = new ArrayList<String>();
    pairs
        .values()
        .forEach(pair -> lines.add(LINE.formatted(lines.isEmpty() ? name : "", pair[0], pair[1])));
    return lines;
  }

  private static String[] pair(Map<String, String[]> pairs, String row) {
    return pairs.computeIfAbsent(key(row), key -> new String[] {"-", "-"});
  }

  /** The id, or the whole row of a table that has none. */
  private static String key(String row) {
    return row.startsWith("id=") ? row.split(" ")[0] : row;
  }
}
