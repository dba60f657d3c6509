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
  Duration pause = Duration.ZERO;
  long maxRows = Long.MAX_VALUE;
  @Nullable Instant deadline;
  BooleanSupplier cancelled = () -> false;
  @Nullable Object tenant;
  boolean skipLocked;
  boolean refuseNewcomers;
  boolean portable;
  MissingIndexes missingIndexes = MissingIndexes.REFUSE;
  final List<Consumer<BatchProgress>> listeners = new ArrayList<>();

  /** The same for that tenant. */
  BatchOptions forTenant(Object id) {
    var copy = new BatchOptions();
    copy.chunkSize = chunkSize;
    copy.targetDuration = targetDuration;
    copy.pause = pause;
    copy.maxRows = maxRows;
    copy.deadline = deadline;
    copy.cancelled = cancelled;
    copy.tenant = id;
    copy.skipLocked = skipLocked;
    copy.refuseNewcomers = refuseNewcomers;
    copy.portable = portable;
    copy.missingIndexes = missingIndexes;
    copy.listeners.addAll(listeners);
    return copy;
  }
}
