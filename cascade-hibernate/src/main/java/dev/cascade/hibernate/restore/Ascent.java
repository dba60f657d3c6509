package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.restore.RestoreSession.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the deleted rows that a row belongs to, and those that they belong to in turn. */
final class Ascent {

  private final RestoreSession session;
  private final DeletionSign sign;
  private final MarkedSteps steps;

  Ascent(RestoreSession session, DeletionSign sign) {
    this.session = session;
    this.sign = sign;
    this.steps = new MarkedSteps(session.planner());
  }

  /** The rows themselves, nothing of what else hangs on them; by exact type; without the root. */
  List<Level> from(Row root) {
    var found = new LinkedHashSet<>(List.of(root));
    Set<Row> last = found;
    while (!last.isEmpty()) {
      last = above(last);
      last.removeAll(found);
      found.addAll(last);
    }
    found.remove(root);
    return byType(found).entrySet().stream()
        .map(each -> new Level(each.getKey(), each.getValue(), List.of()))
        .toList();
  }

  private Set<Row> above(Set<Row> rows) {
    var above = new LinkedHashSet<Row>();
    byType(rows)
        .forEach((type, ids) -> steps.above(type).forEach(hop -> above.addAll(above(hop, ids))));
    return above;
  }

  private List<Row> above(Hop hop, List<Object> ids) {
    var hql =
        "select distinct %s from %s where id(far) in (:from) and %s"
            .formatted(
                session.rowOf("near", hop.near()), hop.joined(), sign.hqlOfAny("near", hop.near()));
    return session
        .select(hql, ids, Map.of())
        .map(selected -> session.row(hop.near(), selected))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<String, List<Object>> byType(Set<Row> rows) {
    var byType = new LinkedHashMap<String, List<Object>>();
    rows.forEach(
        each -> byType.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each.id()));
    return byType;
  }
}
