package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.SessionEntities;
import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.plan.RowPath;
import java.util.Collection;
import org.hibernate.event.spi.EventSource;

/** The rows at the end of a path of keys. */
public final class RowsOfPath {

  private final RowPath path;
  private final boolean isMarked;

  private RowsOfPath(RowPath path, boolean isMarked) {
    this.path = path;
    this.isMarked = isMarked;
  }

  /**
   * Of that path.
   *
   * @param isMarked whether the rows that it begins with are only marked as deleted
   */
  public static RowsOfPath of(RowPath path, boolean isMarked) {
    return new RowsOfPath(path, isMarked);
  }

  /**
   * How many there are. Rows that hang below each other are read, and held in memory meanwhile.
   *
   * @param ids of the rows that the path begins with
   */
  public long count(EventSource session, Collection<Object> ids) {
    var group = new SetGroup(SessionEntities.of(session), isMarked);
    ids.forEach(each -> group.addUnloaded(session.getReference(path.hops().get(0).parent(), each)));
    var located = group.locate(path);
    var hql =
        "select count(*) from %s child where %s".formatted(path.child(), located.condition().hql());
    var type = session.getFactory().getMappingMetamodel().getEntityDescriptor(path.child());
    return Chunks.of(located.from()).stream()
        .mapToLong(
            from ->
                Visibility.ofReferrers(
                    isMarked,
                    type,
                    session,
                    () ->
                        QueryInFlush.of(session, hql, Long.class)
                            .setParameterList("from", from)
                            .getSingleResult()))
        .sum();
  }
}
