package dev.cascade.hibernate.restore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that a restore has brought back.
 *
 * @param byEntity how many of each exact type, keyed by the name that Hibernate gives it; only
 *     types of which rows came back; empty if the row was not deleted
 */
public record RestoredRows(Map<String, Long> byEntity) {

  /** Copies the numbers. */
  public RestoredRows {
    byEntity = Collections.unmodifiableMap(new LinkedHashMap<>(byEntity));
  }

  /** The rows that came back of one exact type; 0 if none did. */
  public long restored(Class<?> entity) {
    return byEntity.getOrDefault(entity.getName(), 0L);
  }

  /** All of them. */
  public long total() {
    return byEntity.values().stream().mapToLong(Long::longValue).sum();
  }
}
