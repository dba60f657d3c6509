package dev.cascade.hibernate.operation;

/** Hears of the end of one operation. */
@FunctionalInterface
public interface OperationEnd {

  /** It has ended: done, refused or failed. Done does not mean committed. */
  void ended(Operation operation);
}
