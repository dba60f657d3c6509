package dev.cascade.it.conformance;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cascade.it.conformance.ScenarioRun.Result;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every recorded scenario, run through an ordinary EntityManager, ends as wanted.
 *
 * <p>System properties: {@code cascade.conformance.dir} takes the scenarios of another directory,
 * {@code cascade.conformance.dump} writes each result to a directory as {@code <id>.json}, {@code
 * cascade.conformance.only} is a pattern that a scenario's id or group must contain, {@code
 * cascade.conformance.enhanced} set to true enhances the classes of every scenario.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ConformanceIT {

  private final Totals totals = new Totals();

  @TestFactory
  Stream<DynamicContainer> everyScenarioEndsAsWanted() throws IOException, URISyntaxException {
    var groups =
        ScenarioFiles.all().stream()
            .collect(Collectors.groupingBy(Scenario::group, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> dynamicContainer(group.getKey(), tests(group.getValue())));
  }

  @AfterAll
  void printTotals() {
    System.out.println(totals);
  }

  private Stream<DynamicTest> tests(List<Scenario> scenarios) {
    return scenarios.stream().map(each -> dynamicTest(each.id(), () -> endsAsWanted(each)));
  }

  private void endsAsWanted(Scenario scenario) throws Exception {
    var passed = false;
    try {
      var result = result(scenario);
      var differences = Comparison.of(scenario, result.json());
      passed = differences.hard().isEmpty();
      report(scenario, differences, result.error());
    } finally {
      totals.add(scenario.group(), passed);
    }
  }

  private static void report(
      Scenario scenario, Differences differences, @Nullable Throwable error) {
    differences
        .soft()
        .forEach(each -> System.out.println("soft     " + scenario.id() + ": " + each));
    if (!differences.hard().isEmpty()) {
      throw new AssertionError(message(scenario, differences), error);
    }
  }

  private static Result result(Scenario scenario) throws Exception {
    try (var database = new ScenarioDatabase(scenario)) {
      var result = ScenarioRun.of(scenario, database);
      var dump = ScenarioFiles.dumpDirectory();
      if (dump.isPresent()) {
        var file = dump.get().resolve(scenario.id() + ".json");
        ScenarioFiles.JSON.writeValue(file.toFile(), result.json());
      }
      return result;
    }
  }

  private static String message(Scenario scenario, Differences differences) {
    return "%s: %s%n  %s"
        .formatted(
            scenario.id(), scenario.title(), String.join("%n  ".formatted(), differences.hard()));
  }
}
