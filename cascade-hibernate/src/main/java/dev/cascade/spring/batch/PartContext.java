package dev.cascade.spring.batch;

import dev.cascade.hibernate.bulk.KeyRange;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** A part's key range in the execution context of its step, as plain values for any serializer. */
final class PartContext {

  private static final String PART = "cascade.part";
  private static final String AFTER = "cascade.after";
  private static final String UP_TO = "cascade.upTo";

  private PartContext() {}

  static ExecutionContext of(String name, KeyRange range) {
    var context = new ExecutionContext();
    context.put(PART, name);
    context.put(AFTER, range.after());
    context.put(UP_TO, range.upTo());
    return context;
  }

  // Spring Batch stores a step execution first, and its context after that.
  static boolean isIn(ExecutionContext context) {
    return context.containsKey(PART);
  }

  /** All rows where the step is not cut into parts. */
  static KeyRange range(ExecutionContext context) {
    return new KeyRange(context.get(AFTER), context.get(UP_TO));
  }
}
