package dev.cascade.it.conformance;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is read from an SQL text: its verb in small letters and the part that names its tables.
 *
 * @param tables for a SELECT all from its first FROM, otherwise the one table
 */
record SqlStatement(String verb, String tables) {

  private static final Pattern INNERMOST_BRACKETS = Pattern.compile("\\([^()]*\\)");
  private static final Pattern WRITE =
      Pattern.compile("\\b(insert|update|delete)\\s+(?:into\\s+|from\\s+)?(?:\\w+\\.)?(\\w+)");
  private static final Pattern FROM = Pattern.compile("\\bfrom\\b(.*)", Pattern.DOTALL);

  /** Reads a statement; what is neither a SELECT nor a write names no tables. */
  static SqlStatement of(String sql) {
    var plain = sql.toLowerCase(Locale.ROOT).replace("\"", "").strip();
    var outermost = withoutBrackets(plain);
    var write = WRITE.matcher(outermost);
    if (write.find() && !outermost.startsWith("select")) {
      return new SqlStatement(write.group(1), write.group(2));
    }
    var from = FROM.matcher(plain);
    return new SqlStatement("select", from.find() ? from.group(1) : "");
  }

  /** Those of the tables that the statement names. */
  List<String> among(List<String> known) {
    return known.stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .filter(each -> Pattern.compile("\\b" + each + "\\b").matcher(tables).find())
        .toList();
  }

  private static String withoutBrackets(String sql) {
    var shorter = INNERMOST_BRACKETS.matcher(sql).replaceAll(" ");
    return shorter.equals(sql) ? sql : withoutBrackets(shorter);
  }
}
