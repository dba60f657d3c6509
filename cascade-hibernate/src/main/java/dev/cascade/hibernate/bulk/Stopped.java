package dev.cascade.hibernate.bulk;

/** Ends a delete between two chunks. */
final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  Stopped(StopReason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  StopReason reason() {
    return reason;
  }
}
