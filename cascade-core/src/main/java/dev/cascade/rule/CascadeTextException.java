package dev.cascade.rule;

import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cascade text that cannot be read. */
public final class CascadeTextException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int position;
  private final String word;
  private final @Nullable String suggestion;
  private final String reason;
  private final String remedy;

  private CascadeTextException(Mistake mistake, String reason, String remedy) {
    super(reason + " " + remedy);
    this.position = mistake.position;
    this.word = mistake.word;
    this.suggestion = mistake.suggestion;
    this.reason = reason;
    this.remedy = remedy;
  }

  static CascadeTextException unknown(String word, int position, List<String> known) {
    var suggestion = ClosestWord.to(word, known).orElse(null);
    return new CascadeTextException(
        new Mistake(position, word, suggestion),
        "unknown option \"" + word + "\" at character " + position + ".",
        suggestion == null
            ? "Known are " + String.join(", ", known) + "."
            : "Did you mean \"" + suggestion + "\"?");
  }

  static CascadeTextException noneBesideOthers(int position) {
    return new CascadeTextException(
        new Mistake(position, "none", null),
        "\"none\" at character " + position + " stands beside other options.",
        "Write it alone, or leave it out.");
  }

  /** Where the word begins in the text; the first character is 1. */
  public int position() {
    return position;
  }

  /** The word that cannot be. */
  public String word() {
    return word;
  }

  /** The option that was probably meant; empty if none is near. */
  public Optional<String> suggestion() {
    return Optional.ofNullable(suggestion);
  }

  /** The same as a finding about the attribute or setting that holds the text. */
  public Violation at(String place) {
    return new Violation(Code.UNKNOWN_OPTION, place, reason, remedy);
  }

  private record Mistake(int position, String word, @Nullable String suggestion) {}
}
