package dev.cascade.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Operations in the log and in recordings of Java Flight Recorder. */
class OperationRecordsIT {

  private static final String DONE =
      "DELETE of 1 Team done: Team.matches DELETE 1, 2 rows in \\d+ ms";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Team.ALL_TYPES).with("cascade.operations.warn-rows", "4");

  @BeforeEach
  void fill() {
    database.execute(Team.ROWS);
  }

  @Test
  void eachIsOneLineAtDebug() {
    var lines = logged(Level.FINE, () -> remove(2));

    assertThat(lines).singleElement().asString().matches("FINE " + DONE);
  }

  @Test
  void aboveTheThresholdItIsAWarning() {
    assertThat(logged(Level.WARNING, () -> remove(2))).isEmpty();
    assertThat(logged(Level.WARNING, () -> remove(1)))
        .singleElement()
        .asString()
        .startsWith("WARNING DELETE of 1 Team done: ")
        .contains("9 rows in ");
  }

  @Test
  void eachIsAnEventWhileARecordingRuns(@TempDir Path folder) throws IOException {
    remove(1);
    var events = new ArrayList<RecordedEvent>();
    try (var recording = new Recording()) {
      recording.enable("dev.cascade.Operation");
      recording.start();
      remove(2);
      recording.stop();
      recording.dump(folder.resolve("operations.jfr"));
      events.addAll(RecordingFile.readAllEvents(folder.resolve("operations.jfr")));
    }

    assertThat(events).hasSize(1);
    assertThat(events.get(0).getString("kind")).isEqualTo("DELETE");
    assertThat(events.get(0).getString("outcome")).isEqualTo("DONE");
    assertThat(events.get(0).getString("roots")).isEqualTo("1 Team");
    assertThat(events.get(0).getLong("rows")).isEqualTo(2);
    assertThat(events.get(0).getString("changes")).isEqualTo("Team.matches DELETE 1");
  }

  private static void remove(long id) {
    database.inTransaction(session -> session.remove(session.find(Team.class, id)));
  }

  private static List<String> logged(Level level, Runnable work) {
    var logger = Logger.getLogger("dev.cascade.operations");
    var lines = new ArrayList<String>();
    var handler = new KeepingHandler(lines);
    var before = logger.getLevel();
    logger.setLevel(level);
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(before);
    }
    return lines;
  }

  private static final class KeepingHandler extends Handler {

    private final List<String> lines;

    KeepingHandler(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
