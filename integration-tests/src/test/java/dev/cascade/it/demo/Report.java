package dev.cascade.it.demo;

import java.util.ArrayList;
import java.util.List;

/** An outcome as lines of text, none wider than 110 characters. */
record Report(int number, Outcome outcome) {

  private static final int SQL_WIDTH = 102;

  List<String> lines() {
    var situation = outcome.situation();
    var lines = new ArrayList<String>();
    lines.add("%2d. %s".formatted(number, situation.question()));
    lines.add("");
    situation.code().lines().forEach(each -> lines.add("      " + each));
    lines.add("");
    lines.add("    " + situation.answer());
    lines.add("");
    outcome.sql().statements().forEach(each -> lines.addAll(wrapped("sql  ", each)));
    if (outcome.sql().failure() != null) {
      lines.addAll(wrapped("!!!  ", innermost(outcome.sql().failure())));
    }
    lines.add("");
    lines.addAll(RowTable.lines(outcome.before(), outcome.after()));
    lines.add("");
    if (!outcome.isAsSaid()) {
      lines.add("    NOT AS SAID. Expected: " + situation.end());
      lines.add("");
    }
    return lines;
  }

  private static String innermost(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  /** Breaks after commas and spaces; what follows stands indented. */
  private static List<String> wrapped(String label, String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder(label);
    for (var word : text.split("(?<=[, ])")) {
      if (line.length() + word.length() > SQL_WIDTH) {
        lines.add("    " + line.toString().stripTrailing());
        line = new StringBuilder("       ");
      }
      line.append(word);
    }
    lines.add("    " + line);
    return lines;
  }
}
