package dev.cascade.spring;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.hibernate.refusal.RelationshipViolationException;
import dev.cascade.plan.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a request whose change is refused with 409 and a problem detail (RFC 9457), translated by
 * Spring or not.
 *
 * <p>Names relationships and numbers of rows, and no identifier: those who may delete a row need
 * not know which others refer to it.
 */
@RestControllerAdvice
public final class RefusedChangesAdvice {

  /** The {@code type} of a refused delete. */
  public static final URI DELETE_REFUSED = URI.create("urn:cascade:delete-refused");

  /** The {@code type} of any other change that would break a relationship. */
  public static final URI RELATIONSHIP_VIOLATED = URI.create("urn:cascade:relationship-violated");

  /** Of a refused delete, in Spring's words. */
  @ExceptionHandler
  ProblemDetail refused(CascadeDeleteRefusedException refused) {
    return deleteRefused(refused.refusals());
  }

  /** Of a refused delete. */
  @ExceptionHandler
  ProblemDetail refused(DeleteRefusedException refused) {
    return deleteRefused(refused.refusals());
  }

  /** Of any other change. */
  @ExceptionHandler({CascadeViolationException.class, RelationshipViolationException.class})
  ProblemDetail violated() {
    return problem(
        RELATIONSHIP_VIOLATED,
        "Relationship violated",
        "The change would break a relationship between rows.");
  }

  private static ProblemDetail deleteRefused(List<Refusal> refusals) {
    var result =
        problem(
            DELETE_REFUSED,
            "Delete refused",
            refusals.stream()
                .map(RefusedChangesAdvice::sentence)
                .distinct()
                .collect(Collectors.joining(" ")));
    result.setProperty("refusals", refusals.stream().map(RefusedChangesAdvice::data).toList());
    return result;
  }

  private static ProblemDetail problem(URI type, String title, String detail) {
    var result = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail);
    result.setType(type);
    result.setTitle(title);
    return result;
  }

  private static String sentence(Refusal refusal) {
    return "%s is referred to by %s over %s."
        .formatted(refusal.parent(), howMany(refusal), refusal.relationship());
  }

  private static String howMany(Refusal refusal) {
    var rows = refusal.rows();
    return rows == null ? "rows" : rows == 1 ? "1 row" : rows + " rows";
  }

  // The database alone does not tell how many rows there are.
  private static Map<String, Object> data(Refusal refusal) {
    var result = new LinkedHashMap<String, Object>();
    result.put("entity", refusal.parent());
    result.put("relationship", refusal.relationship());
    var rows = refusal.rows();
    if (rows != null) {
      result.put("rows", rows);
    }
    return result;
  }
}
