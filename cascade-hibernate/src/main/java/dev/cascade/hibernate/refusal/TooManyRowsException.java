package dev.cascade.hibernate.refusal;

import dev.cascade.preview.DeletionPreview;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** A delete is refused, since it would take more rows than its caller allows. Nothing was sent. */
public class TooManyRowsException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  private final long maxRows;
  private final transient @Nullable DeletionPreview preview;

  /** Found by a preview that stopped counting beyond {@code maxRows}. */
  public TooManyRowsException(DeletionPreview preview, long maxRows) {
    super(
        "The delete would take %s, and maxRows is %d:\n%s\nNothing was deleted. Raise maxRows, or delete in portions."
            .formatted(preview.total(), maxRows, preview.text()));
    this.maxRows = maxRows;
    this.preview = preview;
  }

  /** How many rows the caller allows. */
  public long maxRows() {
    return maxRows;
  }

  /** What was counted, by relationship; null after deserialization. */
  public @Nullable DeletionPreview preview() {
    return preview;
  }
}
