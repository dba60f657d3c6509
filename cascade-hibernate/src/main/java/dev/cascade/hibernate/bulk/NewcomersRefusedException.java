package dev.cascade.hibernate.bulk;

/** Rows came in while a delete in batches was under way, and it was told to refuse them. */
public final class NewcomersRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NewcomersRefusedException(String step, long rows) {
    this(
        "%d rows of %s came while their parent was being deleted. The parent stays, with them. Delete it once more, or take newcomers."
            .formatted(rows, step));
  }

  private NewcomersRefusedException(String message) {
    super(message);
  }

  static NewcomersRefusedException ofTenant(String type, long rows) {
    return new NewcomersRefusedException(
        "%d rows of %s came while their tenant was being deleted. They stay. Delete it once more, or take newcomers."
            .formatted(rows, type));
  }
}
