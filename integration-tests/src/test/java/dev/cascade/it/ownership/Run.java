package dev.cascade.it.ownership;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One sequence of operations, done to the model and to a session side by side. */
final class Run {

  private final TeamTables tables;
  private final WorkingSession session;
  private final Ownership model = new Ownership();
  private final List<String> lines = new ArrayList<>();

  Run(TeamTables tables, WorkingSession session) {
    this.tables = tables;
    this.session = session;
  }

  void run(List<Draft> drafts) throws SQLException {
    var number = 0;
    for (var each : drafts) {
      number++;
      var steps = Drafter.stepsOf(each, model, number);
      if (isClearAfter(steps)) {
        doAll(steps);
      }
    }
    doAll(List.of(Step.commit()));
  }

  private boolean isClearAfter(List<Step> steps) {
    var copy = model.copy();
    steps.forEach(each -> each.action().accept(copy));
    return copy.isClear();
  }

  private void doAll(List<Step> steps) throws SQLException {
    for (var each : steps) {
      lines.add(each.text());
      try {
        each.action().accept(session);
      } catch (RuntimeException e) {
        throw new AssertionError(story("fails"), e);
      }
      var isFlush = each.text().equals("flush()") || each.text().equals("commit()");
      each.action().accept(model);
      if (isFlush) {
        session.forgetOthersThan(model);
      }
      session.tellWhatIsLoaded(model, isFlush);
      if (each.text().equals("commit()")) {
        var rows = tables.rows();
        expect(model.rows().equals(rows), "rows are " + rows + ", not " + model.rows());
      }
      if (isFlush) {
        var differences = session.differencesFrom(model);
        expect(differences.isEmpty(), "memory: " + differences);
      }
    }
  }

  private void expect(boolean isTrue, String otherwise) {
    if (!isTrue) {
      throw new AssertionError(story(otherwise));
    }
  }

  private String story(String end) {
    return String.join("\n", lines) + "\n=> " + end;
  }
}
