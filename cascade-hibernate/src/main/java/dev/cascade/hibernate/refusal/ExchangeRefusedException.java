package dev.cascade.hibernate.refusal;

import jakarta.persistence.PersistenceException;
import java.util.List;

/**
 * Refuses a flush, before any SQL, in which rows exchange the values of a unique foreign key that
 * may not be null.
 *
 * <p>The database checks each row of each statement: whichever is written first has what another
 * one still has, and none can let go of it for a while.
 */
public final class ExchangeRefusedException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  /** Of that relationship, between those rows. */
  public ExchangeRefusedException(String path, List<String> rows) {
    super(
        "%s exchange their %s, which is unique and may not be null: none of their rows can be written first. Let the key be null, so that one can let go of it for a while, or exchange what the rows hold instead."
            .formatted(String.join(" and ", rows), path));
  }
}
