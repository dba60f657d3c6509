package dev.cascade.hibernate.schema;

import java.util.List;

/**
 * What the database has under the name of a mapped table.
 *
 * @param candidates how many tables that name may mean: 0 if it is not there yet
 * @param keys its foreign keys, empty unless there is one candidate
 */
record LiveTable(int candidates, List<LiveKey> keys) {

  LiveTable {
    keys = List.copyOf(keys);
  }
}
