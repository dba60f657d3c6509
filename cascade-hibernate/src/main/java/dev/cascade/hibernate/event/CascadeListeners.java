package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.operation.OperationSettings;
import dev.cascade.hibernate.operation.Operations;
import dev.cascade.hibernate.schema.LiveKeys;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionPlanner;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.HibernateException;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.internal.DefaultDeleteEventListener;
import org.hibernate.event.internal.DefaultEvictEventListener;
import org.hibernate.event.internal.DefaultFlushEventListener;
import org.hibernate.event.internal.DefaultInitializeCollectionEventListener;
import org.hibernate.event.internal.DefaultMergeEventListener;
import org.hibernate.event.internal.DefaultPersistEventListener;
import org.hibernate.event.internal.DefaultPersistOnFlushEventListener;
import org.hibernate.event.internal.DefaultPreFlushEventListener;
import org.hibernate.event.internal.DefaultRefreshEventListener;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;

/** Puts our listeners in the place of Hibernate's. */
public final class CascadeListeners {

  private final EventListenerRegistry registry;

  private CascadeListeners(EventListenerRegistry registry) {
    this.registry = registry;
  }

  /**
   * Makes the sessions of a factory follow the rules. Doing it twice is harmless.
   *
   * @return whether it was the first time
   * @throws HibernateException if somebody else has replaced a listener that we must replace
   */
  public static boolean register(
      SessionFactoryImplementor sessions,
      Associations associations,
      DeletionPlanner planner,
      SoftDeletions softDeletions,
      LiveKeys liveKeys,
      BulkDeletePolicy bulkDeletes) {
    var registry = sessions.getEventEngine().getListenerRegistry();
    var standard = DeletionEngine.of(associations, planner, softDeletions);
    var engines = new DeletionEngines(standard, operations(sessions));
    var embedded = standard.preparation().embedded();
    var listeners = new CascadeListeners(registry);
    var isFirst =
        listeners.replace(
            EventType.DELETE,
            DefaultDeleteEventListener.class,
            new CascadeDeleteListener(
                engines, liveKeys, new BulkRemoval(engines, bulkDeletes, new OwnSessions())));
    listeners.replace(
        EventType.FLUSH, DefaultFlushEventListener.class, new CascadeFlushListener(engines));
    listeners.replace(
        EventType.AUTO_FLUSH,
        DefaultAutoFlushEventListener.class,
        new CascadeAutoFlushListener(engines));
    listeners.replace(
        EventType.PRE_FLUSH,
        DefaultPreFlushEventListener.class,
        new CascadePreFlushListener(engines));
    listeners.replace(
        EventType.PERSIST,
        DefaultPersistEventListener.class,
        new CascadePersistListener(embedded, standard.preparation()));
    listeners.replace(
        EventType.EVICT,
        DefaultEvictEventListener.class,
        new CascadeEvictListener(embedded, associations));
    listeners.replace(
        EventType.PERSIST_ONFLUSH,
        DefaultPersistOnFlushEventListener.class,
        new CascadePersistOnFlushListener(engines));
    listeners.replace(
        EventType.REFRESH,
        DefaultRefreshEventListener.class,
        new CascadeRefreshListener(associations));
    listeners.replace(
        EventType.MERGE,
        DefaultMergeEventListener.class,
        new CascadeMergeListener(associations, standard.preparation()));
    listeners.replace(
        EventType.INIT_COLLECTION,
        DefaultInitializeCollectionEventListener.class,
        new CascadeInitializeCollectionListener(associations));
    return isFirst;
  }

  private static Operations operations(SessionFactoryImplementor sessions) {
    return OperationSettings.operations(
        sessions.getServiceRegistry().requireService(ConfigurationService.class).getSettings());
  }

  /** What the sessions of a factory follow; empty if no rules are at work there. */
  public static Optional<DeletionEngines> enginesOf(SessionFactoryImplementor sessions) {
    var present = new ArrayList<CascadeDeleteListener>();
    sessions
        .getEventEngine()
        .getListenerRegistry()
        .getEventListenerGroup(EventType.DELETE)
        .fireEventOnEachListener(
            present,
            (each, list) -> {
              if (each instanceof CascadeDeleteListener ours) {
                list.add(ours);
              }
            });
    return present.stream().findFirst().map(CascadeDeleteListener::engines);
  }

  // Replaced, not prepended: all listeners of a group run, and the default would cascade on its
  // own.
  private <T> boolean replace(EventType<T> type, Class<? extends T> standard, T ours) {
    var present = new ArrayList<T>();
    registry
        .getEventListenerGroup(type)
        .fireEventOnEachListener(present, (each, list) -> list.add(each));
    if (present.stream().anyMatch(each -> each.getClass() == ours.getClass())) {
      return false;
    }
    var listeners = new ArrayList<T>();
    present.forEach(each -> listeners.add(each.getClass() == standard ? ours : each));
    if (!listeners.contains(ours)) {
      throw new HibernateException(
          "Cascade rules need to replace Hibernate's %s listener %s, but %s stands in its place. Remove it, or switch the rules off with cascade.enabled=false."
              .formatted(type.eventName(), standard.getSimpleName(), listeners));
    }
    set(type, listeners);
    return true;
  }

  @SuppressWarnings("unchecked")
  private <T> void set(EventType<T> type, List<T> listeners) {
    registry.setListeners(
        type, listeners.toArray((T[]) Array.newInstance(type.baseListenerInterface(), 0)));
  }
}
