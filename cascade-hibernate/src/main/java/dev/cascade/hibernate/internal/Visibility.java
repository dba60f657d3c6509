package dev.cascade.hibernate.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hibernate.Filter;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of soft-deletable types a session shows. It stands in the session's enabled filters,
 * so that no statement or cached result made for one is used for another; none is enabled for
 * {@link #LIVE}, since Hibernate caches no query plan of a session with a filter.
 */
public enum Visibility {
  /** Rows that are not deleted. */
  LIVE("cascade.live"),
  /** All rows. */
  ALL("cascade.with-deleted"),
  /** Deleted rows. */
  DELETED("cascade.only-deleted");

  private final String filter;

  Visibility(String filter) {
    this.filter = filter;
  }

  /** The name of its filter. */
  public String filter() {
    return filter;
  }

  /** That of a session. */
  public static Visibility of(SharedSessionContractImplementor session) {
    return of(session.getLoadQueryInfluencers());
  }

  static Visibility of(LoadQueryInfluencers influencers) {
    return of(influencers.getEnabledFilters());
  }

  static Visibility of(Map<String, Filter> enabled) {
    if (enabled.containsKey(ALL.filter)) {
      return ALL;
    }
    return enabled.containsKey(DELETED.filter) ? DELETED : LIVE;
  }

  /** Does work in a session that has this visibility meanwhile, and none of the others. */
  public <T extends @Nullable Object> T in(
      SharedSessionContractImplementor session, Supplier<T> work) {
    var influencers = session.getLoadQueryInfluencers();
    var before = of(influencers);
    if (before == this) {
      return work.get();
    }
    enable(influencers);
    try {
      return work.get();
    } finally {
      before.enable(influencers);
    }
  }

  /**
   * Does work about rows that refer to removed ones: if those are only marked as deleted it sees
   * live ones, else all, as the database does.
   *
   * @param rows their type; for one that is not soft-deletable nothing changes
   */
  public static <T extends @Nullable Object> T ofReferrers(
      boolean marked,
      EntityPersister rows,
      SharedSessionContractImplementor session,
      Supplier<T> work) {
    return rows instanceof HidesRows ? (marked ? LIVE : ALL).in(session, work) : work.get();
  }

  /**
   * As {@link #ofReferrers}, about rows of several types; if none is soft-deletable nothing
   * changes.
   */
  public static <T extends @Nullable Object> T ofRows(
      boolean marked,
      Collection<String> types,
      SharedSessionContractImplementor session,
      Supplier<T> work) {
    var model = session.getFactory().getMappingMetamodel();
    return types.stream()
        .map(model::getEntityDescriptor)
        .filter(HidesRows.class::isInstance)
        .findFirst()
        .map(rows -> ofReferrers(marked, rows, session, work))
        .orElseGet(work);
  }

  /** Whether it shows a row, as far as that is deleted or lives. */
  public boolean shows(boolean deleted) {
    return this == ALL || deleted == (this == DELETED);
  }

  private void enable(LoadQueryInfluencers influencers) {
    influencers.disableFilter(ALL.filter);
    influencers.disableFilter(DELETED.filter);
    if (this != LIVE) {
      influencers.enableFilter(filter);
    }
  }

  /** Of those filters, these. */
  static Map<String, Filter> only(Map<String, Filter> filters) {
    var ours = new TreeMap<>(filters);
    ours.keySet().retainAll(Arrays.stream(values()).map(Visibility::filter).toList());
    return ours;
  }

  /** The filters of a session without any of these. */
  static Map<String, Filter> without(Map<String, Filter> enabled) {
    var filters = new TreeMap<>(enabled);
    for (var each : values()) {
      filters.remove(each.filter);
    }
    return filters;
  }

  /** The filters of a session, and that of {@link #LIVE} where no other visibility is enabled. */
  static Map<String, Filter> withLive(Map<String, Filter> enabled, Filter live) {
    if (of(enabled) != LIVE) {
      return enabled;
    }
    if (enabled.isEmpty()) {
      return Map.of(LIVE.filter, live);
    }
    var filters = new TreeMap<>(enabled);
    filters.put(LIVE.filter, live);
    return filters;
  }
}
