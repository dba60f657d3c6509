package dev.cascade.hibernate.tenant;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.TenantAttribute;
import dev.cascade.hibernate.internal.TenantFilter;
import dev.cascade.model.EntityType;
import dev.cascade.plan.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** What a session of one tenant may know of rows of others: how many hang on its own. */
public final class TenantView {

  private static final String TENANT = "ownTenant";
  private static final int IDS_PER_QUERY = 10_000;

  private final EventSource session;
  private final Object tenant;
  private final Map<String, Optional<TenantAttribute>> attributes = new HashMap<>();

  private TenantView(EventSource session, Object tenant) {
    this.session = session;
    this.tenant = tenant;
  }

  /** Of a session; empty if it sees the rows of all tenants, or if there are none. */
  public static Optional<TenantView> of(EventSource session) {
    return Optional.ofNullable(TenantFilter.tenant(session))
        .map(tenant -> new TenantView(session, tenant));
  }

  /** Of one tenant's rows, in a session that may see those of all. */
  static TenantView as(Object tenant, EventSource session) {
    return new TenantView(session, tenant);
  }

  /** Whether rows of a type belong to tenants. */
  public boolean isAware(String entity) {
    return attribute(entity).isPresent();
  }

  /** HQL that narrows rows of a type to the session's own; empty if they belong to nobody. */
  public Optional<String> own(String alias, String entity) {
    return attribute(entity).map(each -> "%s.%s = :%s".formatted(alias, each.path(), TENANT));
  }

  /** Gives a query the tenant, where its HQL asks for it. */
  public <T> SelectionQuery<T> bind(SelectionQuery<T> query, String hql) {
    return hql.contains(":" + TENANT) ? query.setParameter(TENANT, tenant) : query;
  }

  /** Whether an object, or the row that it stands for, belongs to another tenant. */
  public boolean isForeign(
      Object instance, @Nullable EntityEntry entry, EntityPersister persister) {
    var its =
        attribute(persister.getEntityName())
            .map(each -> each.of(instance, entry, session))
            .orElse(null);
    return its != null && !session.getFactory().getTenantIdentifierJavaType().areEqual(its, tenant);
  }

  /**
   * Looks for rows of other tenants at the end of a way, below rows of the session's own.
   *
   * @param ids the identifiers of the rows that the way begins with
   * @return empty if there are none; it tells neither which they are nor whose
   */
  public Optional<Refusal> refusal(Crossing way, Collection<?> ids) {
    return TenantFilter.off(session, () -> refusal(way, chunks(ids), givenIds(way)));
  }

  /** As {@link #refusal(Crossing, Collection)}, of a way that begins with any of its rows. */
  Optional<Refusal> refusal(Crossing way) {
    var own = own(way.given(), way.entities().get(way.entities().size() - 1)).orElseThrow();
    return TenantFilter.off(session, () -> refusal(way, List.of(List.of()), own));
  }

  private Optional<Refusal> refusal(Crossing way, List<List<Object>> chunks, String given) {
    var where = "%s where %s and %s".formatted(way.from(), given, condition(way));
    var number = 0L;
    for (var chunk : chunks) {
      number += query("select count(*) from " + where, chunk, Long.class).getSingleResult();
    }
    return number == 0
        ? Optional.empty()
        : Optional.of(refusal(way, number, nearIds(where, chunks)));
  }

  private static String givenIds(Crossing way) {
    return "id(%s) in (:ids)".formatted(way.given());
  }

  /** A refusal in the words of a relationship over which rows of other tenants hang. */
  public static Refusal refusal(Crossing way, long number, List<Object> nearIds) {
    return new Refusal(
        EntityType.simpleName(way.near()),
        nearIds,
        way.relationship(),
        EntityType.simpleName(way.far()),
        number,
        List.of(),
        number == 1 ? "it belongs to another tenant" : "they belong to another tenant");
  }

  /**
   * A refusal where it is not known what of the session's own refers to a row of another tenant.
   */
  public static Refusal refusal(String foreign) {
    var name = EntityType.simpleName(foreign);
    return new Refusal(name, List.of(), name, name, 1L, List.of(), "it belongs to another tenant");
  }

  // Of all chunks the lowest.
  private List<Object> nearIds(String where, List<List<Object>> chunks) {
    var hql = "select distinct id(near) from %s order by id(near)".formatted(where);
    var found = new ArrayList<Object>();
    for (var chunk : chunks) {
      found.addAll(query(hql, chunk, Object.class).setMaxResults(Refusal.TOLD_IDS).list());
    }
    return found.stream().allMatch(Comparable.class::isInstance)
        ? new TreeSet<>(found).stream().limit(Refusal.TOLD_IDS).toList()
        : found.stream().limit(Refusal.TOLD_IDS).toList();
  }

  private <T> SelectionQuery<T> query(String hql, List<Object> ids, Class<T> result) {
    var query = QueryInFlush.of(session, hql, result).setParameter(TENANT, tenant);
    return ids.isEmpty() ? query : query.setParameterList("ids", ids);
  }

  private String condition(Crossing way) {
    var conditions = new ArrayList<String>();
    for (var i = 0; i < way.aliases().size() - 1; i++) {
      var alias = way.aliases().get(i);
      own(alias, way.entities().get(i)).ifPresent(conditions::add);
    }
    conditions.add(
        "far.%s is distinct from :%s".formatted(attribute(way.far()).orElseThrow().path(), TENANT));
    return String.join(" and ", conditions);
  }

  private Optional<TenantAttribute> attribute(String entity) {
    return attributes.computeIfAbsent(
        entity,
        name ->
            TenantAttribute.of(
                session.getFactory().getMappingMetamodel().getEntityDescriptor(name)));
  }

  private static List<List<Object>> chunks(Collection<?> ids) {
    var all = new ArrayList<Object>(ids);
    var chunks = new ArrayList<List<Object>>();
    for (var start = 0; start < all.size(); start += IDS_PER_QUERY) {
      chunks.add(all.subList(start, Math.min(all.size(), start + IDS_PER_QUERY)));
    }
    return chunks;
  }
}
