package dev.cascade.hibernate.bulk;

import java.util.Collection;
import java.util.List;

/** Foreign keys that lead to the rows of a delete in batches have no index. Nothing is deleted. */
public final class MissingIndexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> ddl;

  MissingIndexException(Collection<String> ddl) {
    super(message(ddl) + " Or ask for missingIndexes(WARN).");
    this.ddl = List.copyOf(ddl);
  }

  /** The statements that make the indexes. */
  public List<String> ddl() {
    return ddl;
  }

  static String message(Collection<String> ddl) {
    return "%d foreign keys have no index, so each chunk would read the whole table. Run: %s"
        .formatted(ddl.size(), String.join(" ", ddl));
  }
}
