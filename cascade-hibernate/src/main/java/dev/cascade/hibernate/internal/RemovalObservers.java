package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Interceptor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.internal.PostDeleteEventListenerStandardImpl;
import org.hibernate.event.spi.EventSource;
import org.hibernate.internal.EmptyInterceptor;
import org.hibernate.jpa.event.spi.CallbackType;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Tells who wants to see an object when it is removed: its callbacks, listeners of the factory.
 *
 * <p>Hibernate's own listener, which calls the callbacks, must be told from others by its internal
 * class, as Hibernate itself does.
 */
public final class RemovalObservers {

  private static final String VALIDATED_GROUPS = "jakarta.persistence.validation.group.pre-remove";

  private final SessionFactoryImplementor sessions;

  /** In that factory, whenever they were registered. */
  public RemovalObservers(SessionFactoryImplementor sessions) {
    this.sessions = sessions;
  }

  /** In words, one that wants to see objects of that type; empty if none does. */
  public Optional<String> of(EntityPersister type) {
    var name = type.getEntityName().substring(type.getEntityName().lastIndexOf('.') + 1);
    return Stream.concat(callbacks(type), listeners(type))
        .findFirst()
        .map(observer -> name.substring(name.lastIndexOf('$') + 1) + " " + observer);
  }

  /** Whether objects must be shown to an interceptor of that very session. */
  public static boolean areIn(EventSource session) {
    Interceptor interceptor = session.getInterceptor();
    return interceptor != EmptyInterceptor.INSTANCE;
  }

  private Stream<String> callbacks(EntityPersister type) {
    var callbacks = sessions.getEventEngine().getCallbackRegistry();
    return Stream.of(CallbackType.PRE_REMOVE, CallbackType.POST_REMOVE)
        .filter(each -> callbacks.hasRegisteredCallbacks(type.getMappedClass(), each))
        .map(each -> "has @" + each.getCallbackAnnotation().getSimpleName());
  }

  private Stream<String> listeners(EntityPersister type) {
    var groups = sessions.getEventListenerGroups();
    var all = new ArrayList<Object>();
    groups.eventListenerGroup_PRE_DELETE.fireEventOnEachListener(
        all, (each, list) -> list.add(each));
    groups.eventListenerGroup_POST_DELETE.fireEventOnEachListener(
        all, (each, list) -> list.add(each));
    groups.eventListenerGroup_POST_COMMIT_DELETE.fireEventOnEachListener(
        all, (each, list) -> list.add(each));
    return all.stream()
        .filter(each -> !(each instanceof PostDeleteEventListenerStandardImpl))
        .filter(each -> observes(each, type))
        .map(each -> "is seen by the listener " + each.getClass().getSimpleName());
  }

  private boolean observes(Object listener, EntityPersister type) {
    var name = listener.getClass().getName();
    if (name.startsWith("org.hibernate.envers.")) {
      return isAudited(type.getMappedClass());
    }
    if (name.startsWith("org.hibernate.boot.beanvalidation.")) {
      return isValidated(sessions.getProperties());
    }
    return true;
  }

  private static boolean isValidated(Map<String, Object> settings) {
    var groups = settings.get(VALIDATED_GROUPS);
    return groups != null && !groups.toString().isBlank();
  }

  static boolean isAudited(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      var places = new ArrayList<>(List.of(each.getAnnotations()));
      Arrays.stream(each.getDeclaredFields())
          .forEach(at -> places.addAll(List.of(at.getAnnotations())));
      Arrays.stream(each.getDeclaredMethods())
          .forEach(at -> places.addAll(List.of(at.getAnnotations())));
      if (places.stream()
          .anyMatch(at -> at.annotationType().getName().equals("org.hibernate.envers.Audited"))) {
        return true;
      }
    }
    return false;
  }
}
