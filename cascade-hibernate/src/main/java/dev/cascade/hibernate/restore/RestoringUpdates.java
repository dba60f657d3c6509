package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.internal.CachedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the marks of rows away, a level by one statement, and counts the rows. */
final class RestoringUpdates {

  private final RestoreSession session;
  private final DeletionSign sign;
  private final Map<String, Long> restored = new LinkedHashMap<>();

  RestoringUpdates(RestoreSession session, DeletionSign sign) {
    this.session = session;
    this.sign = sign;
  }

  /** In that order. */
  RestoredRows send(List<Level> levels) {
    levels.forEach(this::send);
    CachedRows.drop(session.session(), restored.keySet());
    return new RestoredRows(restored);
  }

  private void send(Level level) {
    var entity = level.entity();
    var where = level.hql("child", sign) + " and " + sign.hqlOfAny("child", entity);
    var counts = session.persister(entity).hasSubclasses() ? countByType(level, where) : null;
    var hql =
        "update %s%s child set %s where %s"
            .formatted(
                session.persister(entity).isVersioned() ? "versioned " : "",
                entity,
                marks(entity).map("child.%s = null"::formatted).collect(Collectors.joining(", ")),
                where);
    var rows = session.update(hql, level.from(), sign.values(level.entities()));
    add(counts == null ? Map.of(entity, rows) : counts);
  }

  private Stream<String> marks(String entity) {
    var type = session.softDeletion(entity);
    return Stream.of(type.deletedAt(), type.deletionId(), type.deletedBy())
        .filter(Objects::nonNull);
  }

  private Map<String, Long> countByType(Level level, String where) {
    var hql =
        "select type(child), count(*) from %s child where %s group by type(child)"
            .formatted(level.entity(), where);
    return session
        .select(hql, level.from(), sign.values(level.entities()))
        .map(Object[].class::cast)
        .collect(
            Collectors.toMap(
                each -> RestoreSession.name(each[0]),
                each -> (Long) each[1],
                Long::sum,
                LinkedHashMap::new));
  }

  private void add(Map<String, Long> rows) {
    rows.forEach(
        (type, number) -> {
          if (number > 0) {
            restored.merge(type, number, Long::sum);
          }
        });
  }
}
