package dev.cascade.hibernate.bulk;

import jakarta.persistence.metamodel.Attribute;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.TenantId;
import org.hibernate.event.spi.EventSource;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What restricts the rows that a new session sees, and statements of the database's own must
 * restrict too.
 *
 * @param hasTenant whether it sees those of its tenant only
 * @param hasOthers whether the application has filters at work in each session
 */
record SessionFilters(boolean hasTenant, boolean hasOthers) {

  private static final String OF_TENANT = "_tenantId";

  static SessionFilters of(EventSource session) {
    var names = Set.copyOf(session.getLoadQueryInfluencers().getEnabledFilters().keySet());
    return new SessionFilters(
        names.contains(OF_TENANT),
        names.stream().anyMatch(each -> !each.equals(OF_TENANT) && !each.startsWith("cascade.")));
  }

  /** Whether a statement of the database's own can be restricted as the session is. */
  boolean canBeWritten(EntityPersister type) {
    return !hasOthers && (!hasTenant || !isTenants(type) || column(type) != null);
  }

  /** The column to be compared with the session's tenant; null if there is none. */
  @Nullable KeyColumn tenant(EntityPersister type) {
    return hasTenant ? column(type) : null;
  }

  /** As {@link #tenant}, if it is in the table of the identifier. */
  @Nullable KeyColumn tenantBeside(EntityPersister type) {
    var isBeside =
        attribute(type)
            .map(type::findAttributeMapping)
            .filter(BasicValuedModelPart.class::isInstance)
            .map(each -> ((BasicValuedModelPart) each).getContainingTableExpression())
            .filter(type.getIdentifierTableDetails().getTableName()::equals)
            .isPresent();
    return isBeside ? tenant(type) : null;
  }

  private static boolean isTenants(EntityPersister type) {
    return attribute(type).isPresent();
  }

  private static @Nullable KeyColumn column(EntityPersister type) {
    return attribute(type)
        .map(type::findAttributeMapping)
        .flatMap(
            each ->
                each instanceof BasicValuedModelPart basic ? KeyColumn.of(basic) : Optional.empty())
        .orElse(null);
  }

  private static Optional<String> attribute(EntityPersister type) {
    return type.getFactory().getJpaMetamodel().entity(type.getEntityName()).getAttributes().stream()
        .filter(
            each ->
                each.getJavaMember() instanceof AnnotatedElement member
                    && member.isAnnotationPresent(TenantId.class))
        .map(Attribute::getName)
        .findFirst();
  }
}
