package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.CascadeIntegrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.Test;

class SpringListenersIT {

  // Those which hide deleted rows, and references to them, stand around Hibernate's own.
  private static final int HIDING = 3;

  @Test
  void eachReplacedEventHasOneListenerAndItIsOurs() {
    try (var application = RunningBlog.with()) {
      assertOneListenerEach(application);
    }
  }

  @Test
  void anIntegratorRegisteredByHandAsWellAddsNoListener() {
    try (var application =
        RunningBlog.with(
            "--spring.jpa.properties.hibernate.integrator_provider=" + SameAgain.class.getName())) {
      assertThat(SameAgain.asked).isTrue();
      assertOneListenerEach(application);
    }
  }

  @Test
  void nothingIsReplacedWhenSwitchedOff() {
    try (var application = RunningBlog.with("--cascade.enabled=false")) {
      assertThat(replacedEvents(application)).isEmpty();
    }
  }

  private static void assertOneListenerEach(RunningBlog application) {
    assertThat(replacedEvents(application))
        .containsKeys("delete", "flush", "auto-flush")
        .allSatisfy(
            (event, listeners) ->
                assertThat(listeners)
                    .as(event)
                    .filteredOn(SpringListenersIT::isOurs)
                    .hasSize(event.equals("load") ? HIDING : 1)
                    .hasSize(event.equals("load") ? listeners.size() - 1 : listeners.size()));
  }

  /** All listeners of each event that has one of ours. */
  private static Map<String, List<Object>> replacedEvents(RunningBlog application) {
    var sessions = application.entityManagers().unwrap(SessionFactoryImplementor.class);
    var events = new TreeMap<String, List<Object>>();
    for (var type : EventType.values()) {
      var listeners = listeners(type, sessions);
      if (listeners.stream().anyMatch(SpringListenersIT::isOurs)) {
        events.put(type.eventName(), listeners);
      }
    }
    return events;
  }

  private static <T> List<Object> listeners(EventType<T> type, SessionFactoryImplementor sessions) {
    var listeners = new ArrayList<Object>();
    sessions
        .getEventEngine()
        .getListenerRegistry()
        .getEventListenerGroup(type)
        .fireEventOnEachListener(listeners, (each, list) -> list.add(each));
    return listeners;
  }

  private static boolean isOurs(Object listener) {
    return listener.getClass().getPackageName().startsWith("dev.cascade.");
  }

  /** What Hibernate finds as a service, once more. */
  public static final class SameAgain implements IntegratorProvider {

    static boolean asked;

    @Override
    public List<Integrator> getIntegrators() {
      asked = true;
      return List.of(new CascadeIntegrator());
    }
  }
}
