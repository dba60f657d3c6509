package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.execute.Chunks;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.StatementInFlush;
import dev.cascade.hibernate.softdelete.SoftDeletion;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.model.DomainModel;
import dev.cascade.plan.DeletionPlanner;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/**
 * A session in which rows are restored, and by what.
 *
 * @param planner by whose plans they were deleted
 * @param softDeletions how rows are marked
 */
record RestoreSession(EventSource session, DeletionPlanner planner, SoftDeletions softDeletions) {

  DomainModel model() {
    return planner.model();
  }

  EntityPersister persister(String entity) {
    return session.getFactory().getMappingMetamodel().getEntityDescriptor(entity);
  }

  /** Of a type that is soft-deletable. */
  SoftDeletion softDeletion(String entity) {
    return softDeletions.of(persister(entity)).orElseThrow();
  }

  /** What HQL selects to tell which row it is: identifier, and exact type if there are several. */
  String rowOf(String alias, String entity) {
    return persister(entity).hasSubclasses()
        ? "id(%s), type(%1$s)".formatted(alias)
        : "id(%s)".formatted(alias);
  }

  /** What a query selected by {@link #rowOf}. */
  Row row(String entity, Object selected) {
    return selected instanceof Object[] columns
        ? new Row(name(columns[1]), columns[0])
        : new Row(entity, selected);
  }

  static String name(Object type) {
    return type instanceof Class<?> known ? known.getName() : type.toString();
  }

  /** What HQL selects from {@code :from} on. */
  Stream<Object> select(String hql, List<Object> from, Map<String, Object> values) {
    return Chunks.of(from).stream().flatMap(chunk -> selectFrom(hql, chunk, values).stream());
  }

  private List<Object> selectFrom(String hql, List<Object> from, Map<String, Object> values) {
    var query = QueryInFlush.of(session, hql).setParameterList("from", from);
    values.forEach(query::setParameter);
    return query.getResultList();
  }

  /** What HQL changes from {@code :from} on; how many rows. */
  long update(String hql, List<Object> from, Map<String, Object> values) {
    return Chunks.of(from).stream().mapToLong(chunk -> updateFrom(hql, chunk, values)).sum();
  }

  private long updateFrom(String hql, List<Object> from, Map<String, Object> values) {
    var statement = StatementInFlush.of(session, hql).setParameterList("from", from);
    values.forEach(statement::setParameter);
    return statement.executeUpdate();
  }

  /** A row, by its exact type and its identifier. */
  record Row(String type, Object id) {}
}
