package dev.cascade.hibernate.softdelete;

import dev.cascade.model.DomainModel;
import dev.cascade.plan.DeletionStep;
import java.util.ArrayList;
import java.util.List;

/**
 * HQL for the rows that a delete reaches from rows given as {@code :ids}.
 *
 * @param entities the types on the way, the first is that of the given rows
 * @param from the joins between them, {@code Customer r0 join r0.orders r1}
 * @param isByDatabase whether the database deletes the last ones by itself
 */
record RowsBelow(List<String> entities, String from, boolean isByDatabase) {

  static RowsBelow of(String entity, boolean isByDatabase) {
    return new RowsBelow(List.of(entity), entity + " r0", isByDatabase);
  }

  String entity() {
    return entities.get(entities.size() - 1);
  }

  RowsBelow below(DeletionStep step, DomainModel model) {
    var side = step.relationship();
    var next = "r" + entities.size();
    var far = step.farEntity();
    var join =
        step.isSeenFromTarget()
            ? " join %s %s on %2$s.%s = %s".formatted(far, next, side.attribute(), alias())
            : " join %s.%s %s".formatted(as(side.entity(), model), side.attribute(), next);
    var way = new ArrayList<>(entities);
    way.add(far);
    return new RowsBelow(way, from + join, isByDatabase || step.isDatabaseCascade());
  }

  /** The given rows below which there are any. */
  String anyAbove() {
    return "select distinct id(r0) from %s where id(r0) in (:ids)".formatted(from);
  }

  /** The given rows below which any lives. */
  String liveAbove(String deletedAt) {
    return "%s and %s.%s is null".formatted(anyAbove(), alias(), deletedAt);
  }

  /** The rows, each with the given row that it hangs below. */
  String pairs() {
    return "select distinct id(%s), id(r0) from %s where id(r0) in (:ids)".formatted(alias(), from);
  }

  private String alias() {
    return "r" + (entities.size() - 1);
  }

  private String as(String declaring, DomainModel model) {
    return model.isA(entity(), declaring)
        ? alias()
        : "treat(%s as %s)".formatted(alias(), declaring);
  }
}
