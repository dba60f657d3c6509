package dev.cascade.hibernate.execute;

/** How long deletes that free a unique value may wait. */
public enum Urgency {
  /** For the insert that needs it; none has been met yet, and the flush may be ended before. */
  MAY_END,
  /** For the flush's inserts, some of which are sent at once. */
  FLUSH,
  /** As that, once the flush has queued its other statements. */
  STATEMENTS,
  /** Not at all: other statements wait for them. */
  AWAITED
}
