package dev.cascade.it.conformance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the to-one properties to which a scenario assigns null on objects that it merges later, or
 * on their neighbours.
 *
 * <p>There null means none. Everywhere else null in a detached object means that nobody touched the
 * property.
 */
final class MeantNulls {

  private record Assignment(String variable, Attribute attribute) {}

  private final Model model;
  private final Map<String, String> entities = new HashMap<>();
  private final Set<String> managed = new HashSet<>();
  private final Set<String> onceManaged = new HashSet<>();
  private final Set<Assignment> nulls = new HashSet<>();
  private final Set<Attribute> meant = new HashSet<>();

  private MeantNulls(Model model) {
    this.model = model;
  }

  static Set<Attribute> of(Scenario scenario) {
    var nulls = new MeantNulls(scenario.model());
    scenario.steps().forEach(nulls::follow);
    return nulls.meant;
  }

  private void follow(Step step) {
    var variable = step.text("var");
    switch (step.op()) {
      case "new" -> entities.put(step.text("as"), step.text("entity"));
      case "get" -> bindManaged(step.text("as"), step.text("entity"));
      case "load" ->
          model
              .attribute(entities.get(variable), step.text("property"))
              .ifPresent(end -> names(step).forEach(name -> bindManaged(name, end.target())));
      case "set", "remove", "clear", "replace" ->
          model
              .attribute(entities.get(variable), step.text("property"))
              .ifPresent(end -> assignNull(variable, end, step));
      case "merge" -> {
        mergeDetached();
        bindManaged(step.textOrNull("as"), entities.get(variable));
      }
      case "add" -> {
        if (onceManaged.contains(variable) && !managed.contains(variable)) {
          mergeDetached();
        }
        bindManaged(variable, entities.get(variable));
      }
      case "expunge" -> managed.remove(variable);
      case "new-session", "rollback" -> managed.clear();
      default -> {}
    }
  }

  /** Nulls the property itself, or the one at the other end of what is let go. */
  private void assignNull(String variable, Attribute end, Step step) {
    if (step.op().equals("set") && !step.has("value")) {
      nulls.add(new Assignment(variable, end));
    }
    end.opposite()
        .filter(other -> !other.isCollection())
        .ifPresent(other -> nulls.add(new Assignment(variable, other)));
  }

  private void mergeDetached() {
    nulls.stream()
        .filter(each -> !managed.contains(each.variable()))
        .map(Assignment::attribute)
        .forEach(meant::add);
  }

  private void bindManaged(@Nullable String name, String entity) {
    if (name != null) {
      entities.put(name, entity);
      managed.add(name);
      onceManaged.add(name);
    }
  }

  private static List<String> names(Step load) {
    return load.get("as").isArray() ? load.texts("as") : List.of(load.text("as"));
  }
}
