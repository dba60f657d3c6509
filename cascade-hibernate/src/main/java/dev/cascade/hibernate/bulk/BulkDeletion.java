package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;

/** One delete in batches, from its roots' identifiers to its result. */
final class BulkDeletion {

  private static final System.Logger LOG = System.getLogger("dev.cascade.bulk");
  private static final int IDS_PER_QUERY = 1_000;

  private final BulkEngine engine;
  private final BatchOptions options;
  private final Pace pace;
  private final Transactions transactions;
  private final LevelForms forms;

  BulkDeletion(BulkEngine engine, BatchOptions options) {
    this.engine = engine;
    this.options = options;
    this.pace = new Pace(options);
    this.transactions = new OwnTransactions(engine.sessions());
    this.forms = new LevelForms(engine, options);
  }

  BatchResult delete(Class<?> entity, List<Object> ids) {
    var type = engine.sessions().getMappingMetamodel().findEntityDescriptor(entity);
    if (type == null) {
      throw new IllegalArgumentException(entity.getName() + " is no entity.");
    }
    try {
      byType(type, ids).forEach((name, some) -> run(persister(name)).delete(some));
      return finished(new BatchResult(pace.rowsByTable(), null));
    } catch (Stopped early) {
      return finished(new BatchResult(pace.rowsByTable(), early.reason()));
    }
  }

  private BatchResult finished(BatchResult result) {
    LOG.log(
        System.Logger.Level.INFO,
        () -> "Deleted in batches: " + pace + (result.isComplete() ? "" : ", " + result.stopped()));
    return result;
  }

  private RootRun run(EntityPersister type) {
    var levels = new Levels(engine.planner(), engine.sessions()).of(type.getEntityName());
    return new RootRun(engine, options, pace, type, levels, transactions, forms);
  }

  private EntityPersister persister(String entity) {
    return engine.sessions().getMappingMetamodel().getEntityDescriptor(entity);
  }

  /** Those that are there, by their exact types. */
  private Map<String, List<Object>> byType(EntityPersister type, List<Object> ids) {
    var result = new LinkedHashMap<String, List<Object>>();
    for (var from = 0; from < ids.size(); from += IDS_PER_QUERY) {
      var some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
      transactions
          .in(session -> existing(session, type, some))
          .forEach(
              row ->
                  result
                      .computeIfAbsent(((Class<?>) row[1]).getName(), name -> new ArrayList<>())
                      .add(row[0]));
    }
    return result;
  }

  private static List<Object[]> existing(
      EventSource session, EntityPersister type, List<Object> ids) {
    var hql =
        "select id(root), type(root) from %s root where id(root) in (:ids) order by id(root)"
            .formatted(type.getEntityName());
    return Visibility.ofReferrers(
        false,
        type,
        session,
        () ->
            QueryInFlush.of(session, hql, Object[].class)
                .setParameterList("ids", ids)
                .getResultList());
  }
}
