package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.event.spi.EventSource;

/**
 * Deletes what a query of HQL returns, page by page.
 *
 * <p>What is only marked as deleted stays among the rows that are asked for, or a delete that was
 * stopped would not find the roots that it has marked already.
 */
record QueriedRoots(
    BulkEngine engine, String hql, Map<String, ?> parameters, BatchOptions options) {

  void delete(BulkDeletion deletion) {
    var offset = 0;
    Map<String, List<Object>> before = Map.of();
    while (true) {
      var from = offset;
      var page = deletion.transactions().in(session -> page(session, from));
      if (page.isEmpty() || page.equals(before)) {
        return;
      }
      for (var each : page.entrySet()) {
        var type = engine.sessions().getMappingMetamodel().getEntityDescriptor(each.getKey());
        deletion.delete(type, each.getValue());
        offset += engine.softDeletions().of(type).isPresent() ? each.getValue().size() : 0;
      }
      before = page;
    }
  }

  private Map<String, List<Object>> page(EventSource session, int offset) {
    var entities =
        engine.softDeletions().isEmpty()
            ? found(session, offset)
            : Visibility.ALL.in(session, () -> found(session, offset));
    var page = new LinkedHashMap<String, List<Object>>();
    for (var each : entities) {
      var entry = session.getPersistenceContextInternal().getEntry(each);
      if (entry == null) {
        throw new IllegalArgumentException(
            "The query returns no entities: %s. Select them, and nothing else.".formatted(hql));
      }
      page.computeIfAbsent(entry.getEntityName(), name -> new ArrayList<>()).add(entry.getId());
    }
    return page;
  }

  private List<Object> found(EventSource session, int offset) {
    var query = QueryInFlush.of(session, hql);
    parameters.forEach(query::setParameter);
    return query.setFirstResult(offset).setMaxResults(options.chunkSize).getResultList();
  }
}
