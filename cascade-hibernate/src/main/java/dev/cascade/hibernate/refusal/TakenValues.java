package dev.cascade.hibernate.refusal;

import java.util.List;

/**
 * A row that cannot come back, since another one has values that no two rows may share.
 *
 * @param entity the row's entity, without its package
 * @param attributes those of the unique key, in alphabetical order
 * @param id the row's identifier
 * @param otherEntity the other row's entity, without its package
 * @param otherId the identifier of the other row, which lives, or would come back too
 */
public record TakenValues(
    String entity, List<String> attributes, Object id, String otherEntity, Object otherId) {

  /** Copies the names. */
  public TakenValues {
    attributes = List.copyOf(attributes);
  }

  /** In one sentence: {@code User#1 has the same email as User#7, and it is unique}. */
  @Override
  public String toString() {
    return "%s#%s has the same %s as %s#%s, and %s unique"
        .formatted(
            entity,
            id,
            String.join(" and ", attributes),
            otherEntity,
            otherId,
            attributes.size() == 1 ? "it is" : "they are");
  }
}
