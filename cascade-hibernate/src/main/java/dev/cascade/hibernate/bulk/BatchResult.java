package dev.cascade.hibernate.bulk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a delete in batches has done.
 *
 * @param rowsByTable how many rows were deleted, marked or released, by table, those of the types'
 *     own tables; in the order in which they went; without tables of which none were
 * @param kept how many roots of a purge were left, since a live row hangs below them that would go
 *     with them, or a row refuses
 * @param stopped why it ended early; null if all is done
 */
public record BatchResult(Map<String, Long> rowsByTable, long kept, @Nullable StopReason stopped) {

  public BatchResult {
    rowsByTable = Collections.unmodifiableMap(new LinkedHashMap<>(rowsByTable));
  }

  /** Whether nothing is left. If not, the same call goes on. */
  public boolean isComplete() {
    return stopped == null;
  }

  /** The rows of one table, as SQL names it; 0 if there were none. */
  public long rows(String table) {
    return rowsByTable.getOrDefault(table, 0L);
  }

  /** The rows of all tables. */
  public long total() {
    return rowsByTable.values().stream().mapToLong(Long::longValue).sum();
  }
}
