package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.event.spi.EventType;
import org.hibernate.mapping.PersistentClass;
import org.junit.jupiter.api.Test;

/** Which of Hibernate's listeners are replaced, and that none is where there is no rule. */
class ListenersIT {

  @Test
  void aModelWithoutRulesKeepsHibernatesListeners() {
    assertThat(listeners(Boot.of(Plain.class, PlainChild.class)))
        .isEqualTo(
            listeners(Boot.of(Plain.class, PlainChild.class).with("cascade.enabled", "false")));
  }

  @Test
  void aModelWithoutRulesKeepsItsCascades() {
    var children =
        Boot.of(Plain.class, PlainChild.class)
            .metadata()
            .getEntityBinding(Plain.class.getName())
            .getProperty("children");

    assertThat(children.getCascade()).isEqualTo(nativeCascade());
  }

  @Test
  void aSwitchedOffLibraryReplacesNothingAndWritesNothing() {
    var off = Boot.of(Ruled.class, RuledChild.class).with("cascade.enabled", "false");

    assertThat(listeners(off)).isEqualTo(listeners(Boot.of(Plain.class, PlainChild.class)));
    assertThat(children(off.metadata().getEntityBinding(Ruled.class.getName()))).isEqualTo("none");
  }

  @Test
  void aModelWithRulesReplacesWhatItNeedsAndNoListenerOfASingleDelete() {
    var plain = listeners(Boot.of(Plain.class, PlainChild.class));
    var ruled = listeners(Boot.of(Ruled.class, RuledChild.class));

    var changed = new TreeMap<>(ruled);
    changed.entrySet().removeAll(plain.entrySet());

    assertThat(changed.keySet())
        .contains("delete", "flush", "auto-flush")
        .doesNotContain("pre-delete", "post-delete", "post-commit-delete", "load", "post-load");
    changed.forEach((event, listeners) -> assertThat(listeners).hasSameSizeAs(plain.get(event)));
  }

  private static String nativeCascade() {
    return children(
        Boot.of(Plain.class, PlainChild.class)
            .with("cascade.enabled", "false")
            .metadata()
            .getEntityBinding(Plain.class.getName()));
  }

  private static String children(PersistentClass entity) {
    return entity.getProperty("children").getCascade();
  }

  /** The classes of each event's listeners. */
  private static Map<String, List<String>> listeners(Boot boot) {
    try (var sessions = boot.sessionFactory()) {
      var registry = sessions.getEventEngine().getListenerRegistry();
      var result = new TreeMap<String, List<String>>();
      for (var type : EventType.values()) {
        var classes = new ArrayList<String>();
        registry
            .getEventListenerGroup(type)
            .fireEventOnEachListener(
                classes, (listener, list) -> list.add(listener.getClass().getName()));
        result.put(type.eventName(), classes);
      }
      return result;
    }
  }

  @Entity(name = "Plain")
  static class Plain {

    @Id int id;

    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
    List<PlainChild> children;
  }

  @Entity(name = "PlainChild")
  static class PlainChild {

    @Id int id;
    @ManyToOne Plain parent;
  }

  @Entity(name = "Ruled")
  static class Ruled {

    @Id int id;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(ALL)
    List<RuledChild> children;
  }

  @Entity(name = "RuledChild")
  static class RuledChild {

    @Id int id;
    @ManyToOne Ruled parent;
  }
}
