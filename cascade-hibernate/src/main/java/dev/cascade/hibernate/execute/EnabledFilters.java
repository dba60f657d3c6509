package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.TenantFilter;
import dev.cascade.hibernate.internal.Visibility;
import java.util.Set;
import org.hibernate.event.spi.EventSource;

/** The filters that a session has enabled. */
final class EnabledFilters {

  private static final Set<String> HIDING_NOTHING =
      Set.of(TenantFilter.NAME, Visibility.ALL.filter());

  private EnabledFilters() {}

  /**
   * Whether any may hide rows that Hibernate shows otherwise; that of the tenant hides others', and
   * one shows all.
   */
  static boolean hideRows(EventSource session) {
    return session.getLoadQueryInfluencers().getEnabledFilterNames().stream()
        .anyMatch(name -> !HIDING_NOTHING.contains(name));
  }
}
