package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.CachedRows;
import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.softdelete.SoftDeletion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * Deletes, marks or releases rows of a level by a statement of HQL, which any database understands.
 *
 * @param begin of the statement, up to its condition
 * @param values of its parameters
 */
record SentStatements(
    String begin, Map<String, ? extends @Nullable Object> values, boolean skipLocked)
    implements RowAction {

  static SentStatements deleting(Level level, boolean skipLocked) {
    return new SentStatements("delete from %s c".formatted(entity(level)), Map.of(), skipLocked);
  }

  static SentStatements marking(
      Level level, SoftDeletion type, Deletion deletion, boolean skipLocked) {
    var marks = new LinkedHashMap<String, @Nullable Object>();
    type.marks(deletion).forEach((name, value) -> marks.put("m_" + name, value));
    var set =
        type.marks(deletion).keySet().stream()
            .map("c.%1$s = :m_%1$s"::formatted)
            .collect(Collectors.joining(", "));
    return new SentStatements(update(level.end()) + " set " + set, marks, skipLocked);
  }

  static SentStatements releasing(Level level, boolean skipLocked) {
    return new SentStatements(release(level.end(), level.end().way().key()), Map.of(), skipLocked);
  }

  /** Releases rows of a tree from those above them. */
  static SentStatements releasing(Hop hop, String key) {
    return new SentStatements(release(hop, key), Map.of(), false);
  }

  private static String release(Hop hop, String key) {
    return "%s set c.%s = null".formatted(update(hop), key);
  }

  private static String update(Hop hop) {
    return "update %s%s c"
        .formatted(hop.child().isVersioned() ? "versioned " : "", hop.child().getEntityName());
  }

  private static String entity(Level level) {
    return level.end().child().getEntityName();
  }

  // Looked at once more: a row may have moved since it was found.
  @Override
  public long run(EventSource session, RowQuery found, List<Object> parents, List<Object> ids) {
    var type = found.hop().child();
    var several = type.getTableSpan() > 1 || type.hasSubclasses() || OwnCollections.any(type);
    var sure = several || skipLocked ? stillThere(session, found, parents, ids) : ids;
    if (sure.isEmpty()) {
      return 0;
    }
    var hql =
        "%s where id(c) in (:ids) and %s".formatted(begin, found.hop().condition(found.key()));
    var rows =
        Visibility.ofReferrers(
            found.isMarked(),
            found.hop().child(),
            session,
            () -> {
              var statement =
                  StatementInFlush.deletingForGood(session, hql)
                      .setParameterList("ids", sure)
                      .setParameterList("parents", found.parameters(session, parents));
              values.forEach(statement::setParameter);
              return statement.executeUpdate();
            });
    CachedRows.drop(session, List.of(found.hop().child().getEntityName()));
    return rows;
  }

  // One statement for several tables is several for the database.
  private List<Object> stillThere(
      EventSource session, RowQuery found, List<Object> parents, List<Object> ids) {
    var objects = RemovedObjects.locked(session, found, parents, ids, skipLocked);
    var there = objects.stream().map(session::getIdentifier).toList();
    session.clear();
    return there;
  }
}
