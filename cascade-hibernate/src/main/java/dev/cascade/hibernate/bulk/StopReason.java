package dev.cascade.hibernate.bulk;

/** Why a delete in batches has ended before all was done. What it has done stays done. */
public enum StopReason {
  /** It has deleted or changed as many rows as it was allowed to. */
  MAX_ROWS,
  /** Its time was up. */
  DEADLINE,
  /** It was told to stop. */
  CANCELLED,
  /** The only rows left were locked by others, and it was told to pass over those. */
  LOCKED_ROWS
}
