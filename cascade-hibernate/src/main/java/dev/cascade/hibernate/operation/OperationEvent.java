package dev.cascade.hibernate.operation;

import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** An operation as Java Flight Recorder keeps it. */
@Name("dev.cascade.Operation")
@Label("Cascade operation")
@Category("Cascade")
@Description("A flush that removes something, or a restore")
final class OperationEvent extends Event {

  @Label("Kind")
  @Nullable String kind;

  @Label("Outcome")
  @Nullable String outcome;

  @Label("Roots")
  @Nullable String roots;

  @Label("Rows, roots included")
  long rows;

  @Label("Rows by relationship and action")
  @Nullable String changes;

  void tell(Operation operation) {
    kind = operation.kind().name();
    outcome = operation.outcome().name();
    roots = operation.rootsText();
    rows = operation.totalRows();
    changes = operation.rows().stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
