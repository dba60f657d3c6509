package dev.cascade.hibernate.bulk;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Draws the progress of a delete in batches on a console, again and again in the same line. */
public final class ProgressBar implements Consumer<BatchProgress> {

  private static final int WIDTH = 30;

  private final PrintStream console;
  private int drawn;

  /** There: {@code System.out}. */
  public ProgressBar(PrintStream console) {
    this.console = console;
  }

  @Override
  public void accept(BatchProgress progress) {
    var line = bar(progress.part()) + " " + ProgressLog.line(progress);
    // What a longer line before has left is painted over.
    console.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    console.flush();
    drawn = line.length();
  }

  private static String bar(double part) {
    var done = (int) Math.round(part * WIDTH);
    return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "]";
  }
}
