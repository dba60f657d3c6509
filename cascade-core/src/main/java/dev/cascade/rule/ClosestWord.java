package dev.cascade.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class ClosestWord {

  private static final int MOST_EDITS = 3;

  private ClosestWord() {}

  /**
   * The known word with the fewest edits to {@code word}, whatever the case; of equals the first.
   * Empty if it takes more than three, or more than half of the word's characters.
   */
  static Optional<String> to(String word, Collection<String> known) {
    var lower = word.toLowerCase(Locale.ROOT);
    var mostEdits = Math.min(MOST_EDITS, word.length() / 2);
    return known.stream()
        .filter(each -> edits(lower, each) <= mostEdits)
        .min(Comparator.comparingInt(each -> edits(lower, each)));
  }

  /** Levenshtein's distance: characters inserted, deleted or replaced. */
  static int edits(String from, String to) {
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
