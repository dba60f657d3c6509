package dev.cascade.hibernate.internal;

import java.util.function.Supplier;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The filter by which Hibernate hides rows of other tenants from a session. It reaches queries and
 * what is loaded by a key; not collections, and not Hibernate's own statements for one row.
 */
public final class TenantFilter {

  /** Its name. */
  public static final String NAME = TenantIdBinder.FILTER_NAME;

  private TenantFilter() {}

  /** The tenant whose rows a session sees; null if it sees all, as that of a root tenant does. */
  public static @Nullable Object tenant(SharedSessionContractImplementor session) {
    var filter = session.getLoadQueryInfluencers().getEnabledFilters().get(NAME);
    return filter == null ? null : filter.getParameterValue(TenantIdBinder.PARAMETER_NAME);
  }

  /** Does work in a session that sees rows of all tenants meanwhile. */
  public static <T extends @Nullable Object> T off(
      SharedSessionContractImplementor session, Supplier<T> work) {
    var influencers = session.getLoadQueryInfluencers();
    var tenant = tenant(session);
    influencers.disableFilter(NAME);
    try {
      return work.get();
    } finally {
      if (tenant != null) {
        influencers.enableFilter(NAME).setParameter(TenantIdBinder.PARAMETER_NAME, tenant);
      }
    }
  }
}
