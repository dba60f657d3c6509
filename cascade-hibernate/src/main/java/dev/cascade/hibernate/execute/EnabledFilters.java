package dev.cascade.hibernate.execute;

import org.hibernate.event.spi.EventSource;

/** The filters that a session has enabled. */
final class EnabledFilters {

  private static final String TENANT_FILTER = "_tenantId";

  private EnabledFilters() {}

  /** Whether any may hide rows that Hibernate shows otherwise; that of the tenant hides others'. */
  static boolean hideRows(EventSource session) {
    return session.getLoadQueryInfluencers().getEnabledFilterNames().stream()
        .anyMatch(name -> !name.equals(TENANT_FILTER));
  }
}
