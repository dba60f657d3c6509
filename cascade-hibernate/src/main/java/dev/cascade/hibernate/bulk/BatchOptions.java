package dev.cascade.hibernate.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a delete in batches shall be done, as far as it was said. */
final class BatchOptions {

  static final int CHUNK_SIZE = 1_000;

  int chunkSize = CHUNK_SIZE;
  @Nullable Duration targetDuration;
  @Nullable Object tenant;
  Duration pause = Duration.ZERO;
  long maxRows = Long.MAX_VALUE;
  @Nullable Instant deadline;
  BooleanSupplier cancelled = () -> false;
  boolean skipLocked;
  boolean refuseNewcomers;
  boolean portable;
  MissingIndexes missingIndexes = MissingIndexes.REFUSE;
  final List<Consumer<BatchProgress>> listeners = new ArrayList<>();
}
