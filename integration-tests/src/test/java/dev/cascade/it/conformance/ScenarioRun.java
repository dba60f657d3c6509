package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One scenario from its empty schema to its committed rows. */
final class ScenarioRun {

  /**
   * What happened.
   *
   * @param json in the shape of {@code expect}
   * @param error the one that ended the scenario; null if it ran to its end
   */
  record Result(ObjectNode json, @Nullable Throwable error) {}

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Scenario scenario;
  private final Model model;
  private final StatementCounter counter;
  private final ArrayNode caught = JSON.arrayNode();
  private final ArrayNode checks = JSON.arrayNode();
  private ObjectNode outcome = JSON.objectNode().put("result", "ok");
  private @Nullable Throwable error;

  private ScenarioRun(Scenario scenario, StatementCounter counter) {
    this.scenario = scenario;
    this.model = scenario.model();
    this.counter = counter;
  }

  static Result of(Scenario scenario, ScenarioDatabase database) throws Exception {
    var run = new ScenarioRun(scenario, database.counter());
    run.withinTime(database);
    return new Result(run.result(database.rows(scenario.model())), run.error);
  }

  private void withinTime(ScenarioDatabase database) throws Exception {
    var work = new FutureTask<>(() -> boot(database), null);
    var thread = new Thread(work, scenario.id());
    thread.setDaemon(true);
    thread.start();
    try {
      work.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      late.setStackTrace(thread.getStackTrace());
      database.abandon();
      end(failed("wait", late), late);
    }
  }

  private void boot(ScenarioDatabase database) {
    var classes = EntityClasses.of(model, MeantNulls.of(scenario));
    EntityManagerFactory factory;
    try {
      factory = Persistence.boot(model, classes, database.dataSource());
    } catch (RuntimeException | Error refused) {
      end(failed("configure", refused).put("step", "configure"), refused);
      return;
    }
    try (factory;
        var session = new WorkingSession(factory)) {
      work(session, classes);
    }
  }

  private void work(WorkingSession session, Map<String, Class<?>> classes) {
    var variables = new Variables();
    var steps = new Steps(model, classes, session, variables);
    var observations = new Observations(model, session, variables);
    for (var index = 0; index < scenario.steps().size() && error == null; index++) {
      var step = scenario.steps().get(index);
      try {
        switch (step.op()) {
          case "check" -> checks.add(observations.at(index, step));
          case "sql" -> steps.run(step);
          default -> counter.during(() -> steps.run(step));
        }
      } catch (RuntimeException | Error failure) {
        var failed = failed(step.op(), failure).put("step", index);
        if (step.mayFail()) {
          caught.add(failed);
        } else {
          end(failed, failure);
        }
      }
    }
  }

  private ObjectNode failed(String op, Throwable failure) {
    return Failure.describe(model, op, failure);
  }

  private void end(ObjectNode failed, Throwable failure) {
    outcome = JSON.objectNode().put("result", "error").setAll(failed);
    error = failure;
  }

  private ObjectNode result(ObjectNode rows) {
    var json = JSON.objectNode();
    json.set("outcome", outcome);
    if (!caught.isEmpty()) {
      json.set("caught", caught);
    }
    json.set("rows", rows);
    if (!checks.isEmpty()) {
      json.set("checks", checks);
    }
    if (!scenario.tracked().isEmpty()) {
      var statements = json.putObject("statements");
      scenario.tracked().forEach(kind -> statements.put(kind, counter.count(kind)));
    }
    return json;
  }
}
