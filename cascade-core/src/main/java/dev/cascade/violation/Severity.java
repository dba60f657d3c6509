package dev.cascade.violation;

/** What becomes of a violation at start-up. */
public enum Severity {
  /** Start-up is refused. */
  ERROR,
  /** One warning is logged. */
  WARN,
  /** Nothing is said. */
  OFF
}
