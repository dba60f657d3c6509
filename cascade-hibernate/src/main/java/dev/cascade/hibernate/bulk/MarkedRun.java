package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.execute.NeededInstances;
import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.softdelete.SoftDeletion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.event.spi.EventSource;

/**
 * Marks some roots of one exact type as deleted: themselves first, then what hangs on them.
 *
 * <p>What marks a root is read from its row by all that follows, also when it is called again after
 * it was stopped: all rows have the marks of one deletion, and a restore finds them.
 */
record MarkedRun(RootType type, SoftDeletion marks, LevelWork work, Pace pace) {

  /** Marks the roots. */
  void begin(List<Object> ids) {
    checkCallbacks();
    deletions(ids);
  }

  /** One level, or a part of it. */
  void step(List<Object> ids, Level level, KeyRange part) {
    deletions(ids).forEach((deletion, some) -> work.one(level, some, deletion, part));
  }

  void delete(List<Object> ids) {
    checkCallbacks();
    work.estimate(ids);
    for (var from = 0; from < ids.size(); ) {
      pace.goOn();
      var some = ids.subList(from, Math.min(ids.size(), from + pace.sizeByIds()));
      deletions(some).forEach(this::below);
      from += some.size();
    }
  }

  // A root is marked by a statement, in the first transaction.
  private void checkCallbacks() {
    new NeededInstances(type.engine().sessions(), type.engine().planner().model())
        .ofEntity(type.name())
        .ifPresent(
            observer -> {
              throw new UnsupportedOperationException(
                  "%s, so its rows cannot be marked as deleted in batches. Remove it by an entity manager."
                      .formatted(observer));
            });
  }

  private void below(Deletion deletion, List<Object> ids) {
    work.below(ids, deletion);
    pace.add(
        work.transactions()
            .in(
                session -> {
                  type.lock(false).lock(session, ids);
                  return work.restBelow(session, ids, deletion);
                }));
  }

  private Map<Deletion, List<Object>> deletions(List<Object> ids) {
    var result = new LinkedHashMap<Deletion, List<Object>>();
    pace.chunk(
        work.transactions(),
        type.label(),
        type.table(),
        (session, limit) -> {
          result.clear();
          type.lock(false).lock(session, ids);
          result.putAll(marked(session, ids));
          return new Done(mark(session, live(ids, result), result), ids.size(), null);
        });
    return result;
  }

  private static List<Object> live(List<Object> ids, Map<Deletion, List<Object>> marked) {
    var live = new ArrayList<>(ids);
    marked.values().forEach(live::removeAll);
    return live;
  }

  private Map<Deletion, List<Object>> marked(EventSource session, List<Object> ids) {
    var hql =
        "select id(root), root.%s, %s from %s root where id(root) in (:ids) and root.%1$s is not null"
            .formatted(marks.deletedAt(), further(), type.name());
    var rows =
        Visibility.ALL.in(
            session,
            () ->
                QueryInFlush.of(session, hql, Object[].class)
                    .setParameterList("ids", ids)
                    .getResultList());
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                this::deletion,
                LinkedHashMap::new,
                Collectors.mapping(row -> row[0], Collectors.toList())));
  }

  private String further() {
    return attribute(marks.deletionId()) + ", " + attribute(marks.deletedBy());
  }

  private static String attribute(@org.jspecify.annotations.Nullable String name) {
    return name == null ? "cast(null as String)" : "root." + name;
  }

  private Deletion deletion(Object[] row) {
    // Where no identifier is kept, none is written.
    var id = row[2] == null ? new UUID(0, 0) : (UUID) row[2];
    return new Deletion(id, marks.time().instant(row[1]), row[3]);
  }

  private long mark(EventSource session, List<Object> ids, Map<Deletion, List<Object>> deletions) {
    if (ids.isEmpty()) {
      return 0;
    }
    type.checkRefusals(session, ids, true);
    var begun = type.engine().softDeletions().begin();
    var values = marks.marks(begun);
    var hql =
        "update %s%s root set %s where id(root) in (:ids)"
            .formatted(
                type.persister().isVersioned() ? "versioned " : "",
                type.name(),
                values.keySet().stream()
                    .map("root.%1$s = :m_%1$s"::formatted)
                    .collect(Collectors.joining(", ")));
    var statement = StatementInFlush.of(session, hql).setParameterList("ids", ids);
    values.forEach((name, value) -> statement.setParameter("m_" + name, value));
    var rows = statement.executeUpdate();
    CachedRows.drop(session, List.of(type.name()));
    if (rows > 0) {
      deletions.put(begun, ids);
    }
    return rows;
  }
}
