package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.execute.RowsOfPath;
import java.util.List;
import org.hibernate.event.spi.EventSource;

/** How many rows a level has. */
final class RowEstimate {

  private RowEstimate() {}

  static long of(EventSource session, Level level, List<Object> roots) {
    return RowsOfPath.of(level.path(), level.isMarked()).count(session, roots);
  }
}
