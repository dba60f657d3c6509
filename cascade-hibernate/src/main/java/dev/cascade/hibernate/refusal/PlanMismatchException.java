package dev.cascade.hibernate.refusal;

import jakarta.persistence.PersistenceException;
import java.util.List;

/** What a delete does is not, or no longer, what its plan said. */
public class PlanMismatchException extends PersistenceException {

  private static final long serialVersionUID = 1L;

  private PlanMismatchException(String what, List<String> differences, String remedy) {
    super(what + "\n- " + String.join("\n- ", differences) + "\n" + remedy);
  }

  /** Found before anything was deleted: other rows hang there now. */
  public static PlanMismatchException before(List<String> differences) {
    return new PlanMismatchException(
        "The rows have changed since the delete was planned:",
        differences,
        "Nothing was deleted. Plan again.");
  }

  /** Found after the delete: rows are left that should have gone. Roll back. */
  public static PlanMismatchException after(List<String> differences) {
    return new PlanMismatchException(
        "The delete left rows that its plan takes:",
        differences,
        "Roll back. A trigger, or another session, has a hand in it.");
  }
}
