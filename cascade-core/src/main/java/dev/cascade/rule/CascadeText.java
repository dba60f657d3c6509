package dev.cascade.rule;

import dev.cascade.CascadeOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text form of cascade options, as SQLAlchemy writes them: {@code all, delete-orphan}.
 *
 * @see <a
 *     href="https://docs.sqlalchemy.org/en/20/orm/relationship_api.html#sqlalchemy.orm.relationship.params.cascade">SQLAlchemy:
 *     cascade</a>
 */
public final class CascadeText {

  private static final String NONE = "none";
  private static final Pattern WORD = Pattern.compile("[^,\\s](?:[^,]*[^,\\s])?");

  private CascadeText() {}

  /**
   * Reads options that are separated by commas, in any order and spacing; an option may occur
   * twice.
   *
   * @return the options without {@code ALL}, in SQLAlchemy's order; empty for {@code none} and for
   *     a text without words
   * @throws CascadeTextException if a word is no option, or {@code none} stands beside others
   */
  public static Set<CascadeOption> parse(String text) {
    var words = WORD.matcher(text).results().toList();
    if (words.size() == 1 && words.get(0).group().equals(NONE)) {
      return Set.of();
    }
    var options = EnumSet.noneOf(CascadeOption.class);
    words.forEach(word -> options.add(option(word)));
    return Collections.unmodifiableSet(Rule.spelledOut(options));
  }

  /**
   * Writes options in SQLAlchemy's words and order, the five of {@code all} as {@code all}; {@code
   * none} for no option. What {@link #parse} reads back is the same set.
   */
  public static String format(Set<CascadeOption> options) {
    var rest = Rule.spelledOut(options);
    var all = Rule.spelledOut(Set.of(CascadeOption.ALL));
    var words = new ArrayList<String>();
    if (rest.containsAll(all)) {
      words.add(word(CascadeOption.ALL));
      rest.removeAll(all);
    }
    rest.forEach(each -> words.add(word(each)));
    return words.isEmpty() ? NONE : String.join(", ", words);
  }

  private static CascadeOption option(MatchResult found) {
    var word = found.group();
    var position = found.start() + 1;
    if (word.equals(NONE)) {
      throw CascadeTextException.noneBesideOthers(position);
    }
    return Arrays.stream(CascadeOption.values())
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElseThrow(() -> CascadeTextException.unknown(word, position, words()));
  }

  private static List<String> words() {
    var words = new ArrayList<String>();
    Arrays.stream(CascadeOption.values()).forEach(each -> words.add(word(each)));
    words.add(NONE);
    return words;
  }

  private static String word(CascadeOption option) {
    return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
