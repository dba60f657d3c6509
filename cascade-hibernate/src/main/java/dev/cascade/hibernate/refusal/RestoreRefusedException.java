package dev.cascade.hibernate.refusal;

import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A restore is refused, since rows have meanwhile the unique values of rows that would come back.
 * Nothing was restored.
 */
public final class RestoreRefusedException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  private final transient List<TakenValues> taken;

  /** Found before any statement that writes. */
  public RestoreRefusedException(List<TakenValues> taken) {
    super(message(taken));
    this.taken = List.copyOf(taken);
  }

  /** At least one, and at most ten of each unique key; empty after deserialization. */
  public List<TakenValues> taken() {
    return taken == null ? List.of() : taken;
  }

  private static String message(List<TakenValues> taken) {
    return taken.stream()
        .map(each -> "- " + each + ".")
        .collect(
            Collectors.joining(
                "\n",
                "The restore is refused:\n",
                "\nNothing was restored. Delete or change the rows that have these values first."));
  }
}
