package dev.cascade.hibernate.refusal;

import jakarta.persistence.PersistenceException;

/**
 * Refuses a flush in which a row that may not be without what it refers to gets another one with
 * the same unique values; or one in which a new object has the identifier of a removed one whose
 * row cannot go first.
 *
 * <p>The new one cannot be stored while the old one is, the old one cannot be deleted while the row
 * refers to it, and the row cannot refer to the new one before that is stored.
 */
public final class ReplacementRefusedException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  /** Of a removed object whose row other statements of the flush have to leave alone first. */
  public ReplacementRefusedException(String old) {
    super(
        "%s is removed, and a new object has its identifier; but its row cannot be deleted before that is inserted, since statements that come later have to let go of it first. Flush after removing it, or change it instead of replacing it."
            .formatted(old));
  }

  /** Of what {@code row} has over that relationship. */
  public ReplacementRefusedException(String row, String path, String old) {
    super(
        "%s gets another one for %s, with the same unique values: %s may not be null, so neither can the old one be deleted first nor the new one be stored. Let the key be null, so that %s can let go for a while, or change the old one instead of replacing it."
            .formatted(row, old, path, row));
  }
}
