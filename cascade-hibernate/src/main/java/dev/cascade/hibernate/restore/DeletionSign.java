package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.softdelete.SoftDeletion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By what the rows of one deletion are told: its identifier where both the restored row and they
 * keep it, else its exact time.
 *
 * @param types how the rows of a type are marked
 * @param id of the deletion, or null if the restored row does not keep it
 * @param at when it was
 */
record DeletionSign(Function<String, SoftDeletion> types, @Nullable UUID id, Instant at) {

  private static final String ID = "deletion";

  /** HQL for rows of a type that the deletion took. */
  String hql(String alias, String entity) {
    var type = types.apply(entity);
    return isById(type)
        ? "%s.%s = :%s".formatted(alias, type.deletionId(), ID)
        : "%s.%s = :%s".formatted(alias, type.deletedAt(), type.time().name());
  }

  /** HQL for rows of a type that any deletion took. */
  String hqlOfAny(String alias, String entity) {
    return "%s.%s is not null".formatted(alias, types.apply(entity).deletedAt());
  }

  /** The values that HQL about such a type refers to, by their names. */
  Map<String, Object> values(Iterable<String> entities) {
    var values = new HashMap<String, Object>();
    for (var entity : entities) {
      var type = types.apply(entity);
      if (id != null && isById(type)) {
        values.put(ID, id);
      } else {
        values.put(type.time().name(), type.at(at));
      }
    }
    return values;
  }

  private boolean isById(SoftDeletion type) {
    return id != null && type.deletionId() != null;
  }
}
