package dev.cascade.hibernate.bulk;

import java.util.List;
import org.hibernate.event.spi.EventSource;

/** Does the work of a level to some rows. */
interface RowAction {

  /**
   * Does it, as far as the rows still refer to one of those that they were found below.
   *
   * @return how many rows were deleted or changed
   */
  long run(EventSource session, RowQuery found, List<Object> parents, List<Object> ids);
}
