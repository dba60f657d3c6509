package dev.cascade.hibernate.internal;

import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.internal.JdbcServicesImpl;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.sqm.mutation.internal.SqmMultiTableMutationStrategyProviderStandard;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategyProvider;
import org.hibernate.service.Service;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.sql.exec.spi.JdbcMutationExecutor;

/**
 * The two services of Hibernate by which deletes by query are sent, so that a {@link
 * BulkDeleteListener} hears of them. They do what Hibernate's own do, which they inherit.
 */
public final class BulkDeleteServices {

  private BulkDeleteServices() {}

  /** Puts them in the place of Hibernate's. */
  public static void contribute(StandardServiceRegistryBuilder services) {
    services.addInitiator(new Initiator<>(JdbcServices.class, Sending::new));
    services.addInitiator(
        new Initiator<>(SqmMultiTableMutationStrategyProvider.class, Strategies::new));
  }

  /** Whether they are at work in a registry, which another library may have put its own into. */
  public static boolean areIn(ServiceRegistry registry) {
    return registry.requireService(JdbcServices.class) instanceof Sending
        && registry.requireService(SqmMultiTableMutationStrategyProvider.class)
            instanceof Strategies;
  }

  private record Initiator<S extends Service>(Class<S> role, Supplier<S> service)
      implements StandardServiceInitiator<S> {

    @Override
    public Class<S> getServiceInitiated() {
      return role;
    }

    @Override
    public S initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
      return service.get();
    }
  }

  private static final class Sending extends JdbcServicesImpl {

    private static final long serialVersionUID = 1L;

    @Override
    public JdbcMutationExecutor getJdbcMutationExecutor() {
      return BulkDeletes.EXECUTOR;
    }
  }

  private static final class Strategies extends SqmMultiTableMutationStrategyProviderStandard {

    private static final long serialVersionUID = 1L;

    @Override
    public SqmMultiTableMutationStrategy createMutationStrategy(
        EntityMappingType entity, MappingModelCreationProcess creation) {
      return new BulkDeleteStrategy(super.createMutationStrategy(entity, creation));
    }
  }
}
