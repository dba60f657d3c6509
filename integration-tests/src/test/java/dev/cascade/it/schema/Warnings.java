package dev.cascade.it.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps the warnings of our logger while it is open. */
final class Warnings extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("dev.cascade");
  private final List<String> texts = new ArrayList<>();

  Warnings() {
    logger.addHandler(this);
  }

  /** What was logged, in order. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  @Override
  public void publish(LogRecord message) {
    if (message.getLevel().equals(Level.WARNING)) {
      texts.add(new SimpleFormatter().formatMessage(message));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
