package dev.cascade.it.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The measurements as one table, readable as text and as Markdown. */
record ResultTable(List<Measurement> measurements) {

  private static final List<String> HEAD =
      List.of(
          "posts",
          "",
          "ms",
          "x one DELETE",
          "x one a level",
          "x one UPDATE a level",
          "statements",
          "allocated");

  /** Head, rule and a line for each measurement, in their order. */
  List<String> lines() {
    var rows = new ArrayList<List<String>>(List.of(HEAD));
    measurements.stream().map(ResultTable::cells).forEach(rows::add);
    var widths = IntStream.range(0, HEAD.size()).mapToObj(column -> width(rows, column)).toList();
    var lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    lines.add(1, rule(widths));
    return lines;
  }

  private static List<String> cells(Measurement measured) {
    return List.of(
        number(measured.posts()),
        measured.rival().title(),
        measured.milliseconds().toString(),
        measured.toOneDelete().toString(),
        measured.toADeleteALevel().toString(),
        measured.toAnUpdateALevel().toString(),
        number(measured.statements()),
        kilobytes(measured.allocatedBytes()));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  private static String kilobytes(long bytes) {
    return number(Math.round(bytes / 1000.0)) + " kB";
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }

  // Text to the left, numbers to the right.
  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> ("%" + (i == 1 ? "-" : "") + widths.get(i) + "s").formatted(row.get(i)))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String rule(List<Integer> widths) {
    return IntStream.range(0, widths.size())
        .mapToObj(i -> "-".repeat(widths.get(i) + 1) + (i == 1 ? "-" : ":"))
        .collect(Collectors.joining("|", "|", "|"));
  }
}
