package dev.cascade.hibernate.bulk;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A part of a step's rows: those below which it begins, by their identifiers.
 *
 * @param after the identifier before the first, or null from the first on
 * @param upTo the last identifier, or null to the last
 */
public record KeyRange(@Nullable Object after, @Nullable Object upTo) implements Serializable {

  /** All rows. */
  public static final KeyRange ALL = new KeyRange(null, null);

  KeyRange from(Object last) {
    return new KeyRange(last, upTo);
  }
}
