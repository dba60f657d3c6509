package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.model.DomainModel;
import dev.cascade.plan.DeletionStep;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Asks a session's database for rows. Sends SELECTs only, flushes nothing and loads nothing. */
final class Rows {

  /** How many identifiers a statement carries at most. */
  private static final int IDS_PER_STATEMENT = 1_000;

  private final EventSource session;
  private final DomainModel model;
  private final @Nullable TenantView view;

  Rows(EventSource session, DomainModel model) {
    this.session = session;
    this.model = model;
    this.view = TenantView.of(session).orElse(null);
  }

  /** Where the far rows of a step are found. */
  FarEnd farEnd(DeletionStep step) {
    return FarEnd.of(step, model, session.getFactory(), view);
  }

  /** Rows of other tenants, as far as this session may know of them; none yet. */
  CrossingRows crossing() {
    return new CrossingRows(session, model, view);
  }

  EntityPersister persister(String entity) {
    return session.getFactory().getMappingMetamodel().getEntityDescriptor(entity);
  }

  /** The topmost type of a type's hierarchy. */
  String familyOf(String entity) {
    return persister(entity).getRootEntityName();
  }

  /** Those identifiers whose rows are there, with their exact types. */
  List<Row> existing(String entity, Collection<?> ids) {
    return ids.isEmpty()
        ? List.of()
        : chunks(ids)
            .flatMap(
                chunk ->
                    select(
                        "select %s from %s far where id(far) in (:ids)"
                            .formatted(selected(entity), entity),
                        chunk))
            .map(each -> row(entity, each))
            .toList();
  }

  /** The rows at the far end of a step, below rows with those identifiers. */
  Stream<Row> far(FarEnd end, Collection<?> nearIds) {
    return chunks(nearIds)
        .flatMap(chunk -> select(end.hql(selected(end.entity())), chunk))
        .map(each -> row(end.entity(), each));
  }

  /** As {@link #far}; at most so many of one statement. */
  Stream<Row> firstFar(FarEnd end, Collection<?> nearIds, int number) {
    var hql = end.hql(selected(end.entity()));
    return chunks(nearIds)
        .flatMap(chunk -> query(hql, chunk).setMaxResults(number).list().stream())
        .map(each -> row(end.entity(), each));
  }

  /** How many rows are at the far end; with a join table how many links. */
  long number(FarEnd end, Collection<?> nearIds) {
    return chunks(nearIds)
        .flatMap(chunk -> select(end.hql("count(*)"), chunk))
        .mapToLong(Long.class::cast)
        .sum();
  }

  /** How many rows are at the far end, by exact type. */
  Stream<TypeCount> count(FarEnd end, Collection<?> nearIds) {
    return chunks(nearIds).flatMap(chunk -> count(end, chunk));
  }

  private Stream<TypeCount> count(FarEnd end, List<?> chunk) {
    return persister(end.entity()).hasSubclasses()
        ? select(end.hql("type(far), count(*)") + " group by type(far)", chunk)
            .map(Object[].class::cast)
            .map(each -> new TypeCount(name(each[0]), (long) each[1]))
        : select(end.hql("count(*)"), chunk)
            .map(number -> new TypeCount(end.entity(), (long) number));
  }

  /** The rows at the far end, each with the near row that it hangs on. */
  Stream<Pair> pairs(FarEnd end, Collection<?> nearIds) {
    return chunks(nearIds)
        .flatMap(chunk -> select(end.hql("id(far), " + end.nearId()), chunk))
        .map(Object[].class::cast)
        .map(each -> new Pair(row(end.entity(), each[0]), row(end.nearEntity(), each[1])));
  }

  /** At most that many identifiers of far rows, ascending. */
  List<Object> firstFarIds(FarEnd end, Collection<?> nearIds, int number) {
    return first(end.hql("id(far)") + " order by id(far)", nearIds, number);
  }

  /** At most that many identifiers of near rows that have far rows, ascending. */
  List<Object> firstNearIds(FarEnd end, Collection<?> nearIds, int number) {
    var near = end.nearId();
    return first(end.hql("distinct " + near) + " order by " + near, nearIds, number);
  }

  private List<Object> first(String hql, Collection<?> ids, int number) {
    return chunks(ids)
        .flatMap(chunk -> query(hql, chunk).setMaxResults(number).list().stream())
        .limit(number)
        .toList();
  }

  Row row(String entity, Object selected) {
    var columns = selected instanceof Object[] array ? array : new Object[] {selected, entity};
    return new Row(session.generateEntityKey(columns[0], persister(entity)), name(columns[1]));
  }

  private String selected(String entity) {
    return persister(entity).hasSubclasses() ? "id(far), type(far)" : "id(far)";
  }

  private Stream<?> select(String hql, List<?> ids) {
    return query(hql, ids).list().stream();
  }

  private SelectionQuery<Object> query(String hql, List<?> ids) {
    var query = QueryInFlush.of(session, hql).setParameterList("ids", ids);
    return view == null ? query : view.bind(query, hql);
  }

  private static String name(Object type) {
    return type instanceof Class<?> known ? known.getName() : type.toString();
  }

  private static Stream<List<?>> chunks(Collection<?> ids) {
    var all = List.copyOf(ids);
    return IntStream.iterate(0, from -> from < all.size(), from -> from + IDS_PER_STATEMENT)
        .mapToObj(from -> all.subList(from, Math.min(from + IDS_PER_STATEMENT, all.size())));
  }

  /** Rows of one exact type. */
  record TypeCount(String type, long rows) {}

  /** A row and the row that it hangs on; the exact type of the latter is not known. */
  record Pair(Row far, Row near) {}
}
