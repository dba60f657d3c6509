package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.internal.PostUpdateEventListenerStandardImpl;
import org.hibernate.jpa.event.spi.CallbackType;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Tells who wants to see an object when it is updated: its callbacks, listeners of the factory.
 *
 * <p>Bean Validation is none of them: it has nothing to say about a reference that may be null.
 */
public final class UpdateObservers {

  private final SessionFactoryImplementor sessions;

  /** In that factory, whenever they were registered. */
  public UpdateObservers(SessionFactoryImplementor sessions) {
    this.sessions = sessions;
  }

  /** Whether any wants to see objects of that type. */
  public boolean see(EntityPersister type) {
    var callbacks = sessions.getEventEngine().getCallbackRegistry();
    return Stream.of(CallbackType.PRE_UPDATE, CallbackType.POST_UPDATE)
            .anyMatch(each -> callbacks.hasRegisteredCallbacks(type.getMappedClass(), each))
        || listeners().anyMatch(each -> observes(each, type));
  }

  private Stream<Object> listeners() {
    var groups = sessions.getEventListenerGroups();
    var all = new ArrayList<Object>();
    groups.eventListenerGroup_PRE_UPDATE.fireEventOnEachListener(
        all, (each, list) -> list.add(each));
    groups.eventListenerGroup_POST_UPDATE.fireEventOnEachListener(
        all, (each, list) -> list.add(each));
    groups.eventListenerGroup_POST_COMMIT_UPDATE.fireEventOnEachListener(
        all, (each, list) -> list.add(each));
    return all.stream().filter(each -> !(each instanceof PostUpdateEventListenerStandardImpl));
  }

  private static boolean observes(Object listener, EntityPersister type) {
    var name = listener.getClass().getName();
    return name.startsWith("org.hibernate.envers.")
        ? RemovalObservers.isAudited(type.getMappedClass())
        : !name.startsWith("org.hibernate.boot.beanvalidation.");
  }
}
