package dev.cascade.hibernate.refusal;

import dev.cascade.plan.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A delete is refused, since rows of another tenant refer to what it would delete: whatever it
 * would do to them, it would change what is not this tenant's. Found before any statement that
 * writes.
 *
 * <p>Its refusals tell the relationship, how many such rows there are, and which rows of one's own
 * they refer to; never the rows themselves, nor whose they are.
 */
public class CrossTenantReferenceException extends DeleteRefusedException {

  private static final long serialVersionUID = 1L;

  /** Found before any statement that writes. */
  public CrossTenantReferenceException(List<Refusal> refusals) {
    super(refusals, message(refusals));
  }

  private static String message(List<Refusal> refusals) {
    return refusals.stream()
        .map(each -> "- " + each + ".")
        .collect(
            Collectors.joining(
                "\n",
                "The delete is refused, since it would reach rows of another tenant:\n",
                "\nCorrect what those rows refer to, or delete in a session of the root tenant."));
  }
}
