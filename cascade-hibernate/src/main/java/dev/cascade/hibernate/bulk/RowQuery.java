package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.Visibility;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.event.spi.EventSource;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Asks for identifiers of the rows of a hop.
 *
 * @param hop where
 * @param key the attribute that refers: the hop's own, or one by which its rows are a tree
 * @param isMarked whether rows are only marked as deleted: then marked ones are no part of it
 */
record RowQuery(Hop hop, String key, boolean isMarked) {

  /** Which of the rows. */
  record Window(KeyRange range, int offset, int limit) {}

  /** In the order of their identifiers. */
  List<Object> ids(EventSource session, List<Object> parents, Window window) {
    return list(session, "id(c)", "id(c)", parents, window, Object.class);
  }

  /** Each with the row that it refers to, in the order of those; for simple hops. */
  List<Object[]> pairs(EventSource session, List<Object> parents, Window window) {
    var parent = "id(c.%s)".formatted(key);
    return list(session, parent + ", id(c)", parent + ", id(c)", parents, window, Object[].class);
  }

  /** How many there are. */
  long count(EventSource session, List<Object> parents) {
    var hql = "select count(*) from %s c where %s".formatted(entity(), hop.condition(key));
    return seen(session, () -> bind(session, hql, parents, Long.class).getSingleResult());
  }

  private <T> List<T> list(
      EventSource session,
      String selected,
      String order,
      List<Object> parents,
      Window window,
      Class<T> result) {
    var range = window.range();
    var hql =
        "select %s from %s c where %s%s%s order by %s"
            .formatted(
                selected,
                entity(),
                hop.condition(key),
                range.after() == null ? "" : " and id(c) > :after",
                range.upTo() == null ? "" : " and id(c) <= :upTo",
                order);
    return seen(
        session,
        () -> {
          var query = bind(session, hql, parents, result).setMaxResults(window.limit());
          if (window.offset() > 0) {
            query.setFirstResult(window.offset());
          }
          bind(query, "after", range.after());
          bind(query, "upTo", range.upTo());
          return query.getResultList();
        });
  }

  private static void bind(SelectionQuery<?> query, String name, @Nullable Object value) {
    if (value != null) {
      query.setParameter(name, value);
    }
  }

  private <T> SelectionQuery<T> bind(
      EventSource session, String hql, List<Object> parents, Class<T> result) {
    return QueryInFlush.of(session, hql, result)
        .setParameterList("parents", parameters(session, parents));
  }

  /** What {@link Hop#condition} compares with: objects where an identifier tells no reference. */
  List<Object> parameters(EventSource session, List<Object> ids) {
    return hop.isSimple()
        ? ids
        : ids.stream()
            .map(each -> session.getReference(hop.parent().getEntityName(), each))
            .toList();
  }

  private <T> T seen(EventSource session, Supplier<T> work) {
    return Visibility.ofReferrers(isMarked, hop.child(), session, work);
  }

  private String entity() {
    return hop.child().getEntityName();
  }
}
