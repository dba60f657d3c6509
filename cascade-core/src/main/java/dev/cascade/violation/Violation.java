package dev.cascade.violation;

/**
 * One thing that is wrong with the rules.
 *
 * @param code what kind of thing
 * @param place the entity and attribute, {@code User.profile}, or the setting
 * @param reason what is there and why it cannot be; a clause or sentences, ending with a full stop
 * @param remedy what to write instead, ending with a full stop
 */
public record Violation(Code code, String place, String reason, String remedy) {

  @Override
  public String toString() {
    return "[" + code.id() + "] " + place + ": " + reason + "\n  " + remedy;
  }
}
