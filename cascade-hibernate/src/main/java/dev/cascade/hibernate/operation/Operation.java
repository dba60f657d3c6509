package dev.cascade.hibernate.operation;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.RestoreRefusedException;
import dev.cascade.hibernate.refusal.TooManyRowsException;
import dev.cascade.plan.Refusal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A flush that removed something, or a restore, at its end.
 *
 * <p>Not in it: rows that the database's own cascades change, join rows, and objects that lose
 * their parent by an UPDATE of their own.
 *
 * @param kind what it was
 * @param roots how many objects the application itself removed, or restored, by the name of their
 *     entity without its package; empty if all were orphans
 * @param rows what followed from the rules
 * @param refusals which rows refuse; empty if it was not refused for them
 * @param failure what it threw; null if it went through
 * @param duration from its beginning to its end, without the commit
 */
public record Operation(
    Kind kind,
    Map<String, Long> roots,
    List<RowsChanged> rows,
    List<Refusal> refusals,
    @Nullable Throwable failure,
    Duration duration) {

  public Operation {
    roots = Collections.unmodifiableMap(new LinkedHashMap<>(roots));
    rows = List.copyOf(rows);
    refusals = List.copyOf(refusals);
  }

  /** What an operation is. */
  public enum Kind {
    /** A flush with removals: rows are deleted, or marked as deleted. */
    DELETE,
    /** Marks are taken away. */
    RESTORE
  }

  /** How an operation ends. */
  public enum Outcome {
    /** All statements were sent. */
    DONE,
    /** By us: rows refuse, or there are too many; see {@link Operation#refusals()}. */
    REFUSED,
    /** Anything else was thrown. */
    FAILED
  }

  /** How it ended. */
  public Outcome outcome() {
    if (failure == null) {
      return Outcome.DONE;
    }
    return isRefusal(failure) ? Outcome.REFUSED : Outcome.FAILED;
  }

  static boolean isRefusal(@Nullable Throwable failure) {
    return failure instanceof DeleteRefusedException
        || failure instanceof RestoreRefusedException
        || failure instanceof TooManyRowsException;
  }

  /** All rows, roots included. */
  public long totalRows() {
    return roots.values().stream().mapToLong(Long::longValue).sum()
        + rows.stream().mapToLong(RowsChanged::rows).sum();
  }

  /** The roots in words, {@code 2 User}; {@code orphans} if the application removed none. */
  public String rootsText() {
    return roots.isEmpty()
        ? "orphans"
        : roots.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
  }

  /** In one line, without the time: {@code DELETE of 1 User done: User.posts DELETE 10}. */
  @Override
  public String toString() {
    var what =
        "%s of %s %s".formatted(kind, rootsText(), outcome().name().toLowerCase(Locale.ROOT));
    var details = refusals.isEmpty() ? rows : refusals;
    return details.isEmpty()
        ? what
        : what + ": " + details.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
