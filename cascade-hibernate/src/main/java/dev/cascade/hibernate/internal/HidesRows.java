package dev.cascade.hibernate.internal;

/** A persister of a type whose deleted rows are hidden. */
interface HidesRows {

  /** Whether an instance of that type, initialised, is marked as deleted. */
  boolean isDeleted(Object instance);
}
