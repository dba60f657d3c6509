package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.TenantFilter;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The tenant in whose sessions a delete in batches works.
 *
 * @param id null if there are no tenants, or Hibernate's resolver tells it
 */
record ChosenTenant(@Nullable Object id) {

  /**
   * That of a request. A later call, in another thread or JVM, must go on with the same one, so
   * where tenants share tables the resolver is not asked.
   *
   * @throws IllegalStateException if none is named, and tenants share tables
   * @throws IllegalArgumentException if one is named that cannot be
   */
  static ChosenTenant of(SessionFactoryImplementor sessions, @Nullable Object named) {
    if (named == null && shareTables(sessions)) {
      throw new IllegalStateException(
          "Entities have @TenantId, and no tenant was named. Say inBatches().tenant(…): a tenant, or the root tenant for the rows of all.");
    }
    if (named != null) {
      checkName(sessions, named);
    }
    return new ChosenTenant(named);
  }

  /**
   * One whose rows are all to go.
   *
   * @throws UnsupportedOperationException if tenants share no tables
   * @throws IllegalArgumentException if it cannot be
   */
  static Object departing(SessionFactoryImplementor sessions, Object id, BatchOptions options) {
    if (!shareTables(sessions)) {
      throw new UnsupportedOperationException(
          haveTheirOwn(sessions)
              ? "No entity has @TenantId: each tenant has a schema or a database of its own. Drop that of %s."
                  .formatted(id)
              : "No entity has @TenantId, so no row belongs to %s.".formatted(id));
    }
    if (Objects.isNull(id)) {
      throw new IllegalArgumentException("null is no tenant.");
    }
    checkName(sessions, id);
    if (options.tenant != null && !options.tenant.equals(id)) {
      throw new IllegalArgumentException(
          "A session of one tenant cannot delete the rows of another: %s was named before, and now %s. Leave tenant(…) out."
              .formatted(options.tenant, id));
    }
    var resolver = sessions.getCurrentTenantIdentifierResolver();
    if (resolver != null && resolver.isRoot(id)) {
      throw new IllegalArgumentException(
          "%s is the root tenant: its sessions see the rows of all, and all would go. Name another."
              .formatted(id));
    }
    return id;
  }

  private static void checkName(SessionFactoryImplementor sessions, Object named) {
    if (!shareTables(sessions) && !haveTheirOwn(sessions)) {
      throw new IllegalArgumentException(
          "There are no tenants, so %s is none. Leave it out, or give entities a @TenantId."
              .formatted(named));
    }
    var type = sessions.getTenantIdentifierJavaType();
    if (!type.isInstance(named)) {
      throw new IllegalArgumentException(
          "%s is no tenant: it is a %s. Give a %s."
              .formatted(named, named.getClass().getTypeName(), type.getJavaType().getTypeName()));
    }
  }

  /** Whether rows of several tenants stand in one table. */
  static boolean shareTables(SessionFactoryImplementor sessions) {
    return sessions.getDefinedFilterNames().contains(TenantFilter.NAME);
  }

  /** Whether tenants have schemas or databases of their own. */
  static boolean haveTheirOwn(SessionFactoryImplementor sessions) {
    return sessions.getSessionFactoryOptions().isMultiTenancyEnabled();
  }

  Session open(SessionFactoryImplementor sessions) {
    return id == null
        ? sessions.openSession()
        : sessions.withOptions().tenantIdentifier(id).openSession();
  }
}
