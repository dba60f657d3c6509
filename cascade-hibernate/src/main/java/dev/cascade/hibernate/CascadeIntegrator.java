package dev.cascade.hibernate;

import dev.cascade.hibernate.event.BulkDeletePolicy;
import dev.cascade.hibernate.event.CascadeListeners;
import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.NeededInstances;
import dev.cascade.hibernate.internal.BulkDeleteServices;
import dev.cascade.hibernate.mapping.MappedDeletionMarks;
import dev.cascade.hibernate.mapping.MappedKeys;
import dev.cascade.hibernate.mapping.MappedRules;
import dev.cascade.hibernate.refusal.DatabaseRefusals;
import dev.cascade.hibernate.schema.BlockedValues;
import dev.cascade.hibernate.schema.LiveKeys;
import dev.cascade.hibernate.softdelete.DeletedReferencesListener;
import dev.cascade.hibernate.softdelete.DeletedRowsListener;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionPlanner;
import java.util.function.Supplier;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

/** Makes a session factory follow the rules of its entities. Found by Hibernate as a service. */
public final class CascadeIntegrator implements Integrator {

  private static final System.Logger LOG = System.getLogger("dev.cascade");

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessions) {
    var settings = CascadeSettings.from(bootstrapContext.getServiceRegistry());
    if (!settings.enabled()) {
      return;
    }
    var mapped = MappedRules.of(metadata, settings.all());
    var deletionMarks = MappedDeletionMarks.of(metadata);
    var softDeletions =
        new SoftDeletions(deletionMarks.roots(), deletedBy(bootstrapContext.getServiceRegistry()));
    if (!mapped.isPresent() && softDeletions.isEmpty()) {
      LOG.log(System.Logger.Level.DEBUG, "No cascade rules; Hibernate stays as it is");
      return;
    }
    var liveKeys = LiveKeys.of(metadata, mapped.rules(), settings.severities(), sessions);
    var needs = new NeededInstances(sessions, mapped.rules().model());
    var planner = new DeletionPlanner(mapped.rules(), needs);
    var associations = new Associations(mapped.rules(), settings.parentsRequired());
    var isFirst =
        CascadeListeners.register(
            sessions, associations, planner, softDeletions, liveKeys, settings.bulkDeletes());
    if (isFirst && !softDeletions.isEmpty()) {
      CascadeServices.check(bootstrapContext.getServiceRegistry());
      DeletedRowsListener.register(sessions);
      DeletedReferencesListener.register(sessions);
      BlockedValues.findWhenCreated(
          deletionMarks.roots(), metadata, settings.severities(), sessions);
    }
    if (isFirst
        && settings.bulkDeletes() != BulkDeletePolicy.IGNORE
        && !BulkDeleteServices.areIn(bootstrapContext.getServiceRegistry())) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Another library has replaced the services by which deletes by query are sent: those follow no rule. Remove it, or set {0}=ignore.",
          CascadeSettings.BULK_DELETES);
    }
    if (isFirst) {
      liveKeys.verifyWhenCreated(sessions);
      sessions.addObserver(new UnseenDeletes(mapped.rules(), planner, settings.severities()));
    }
    DatabaseRefusals.translate(sessions, MappedKeys.of(metadata));
    LOG.log(
        System.Logger.Level.INFO,
        "{0} cascade rules and {1} soft-deletable types at work",
        mapped.rules().all().size(),
        deletionMarks.roots().size());
  }

  private static Supplier<? extends @Nullable Object> deletedBy(ServiceRegistry registry) {
    var settings = registry.requireService(ConfigurationService.class).getSettings();
    return DeletedBySetting.supplier(settings.get(CascadeSettings.DELETED_BY), registry);
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor sessions, SessionFactoryServiceRegistry serviceRegistry) {
    DatabaseRefusals.leave(sessions);
  }
}
