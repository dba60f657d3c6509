package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
  private final KeyIndexes indexes;
  private final Map<String, RootType> types = new HashMap<>();
  private long kept;

  BulkDeletion(BulkEngine engine, BatchOptions options) {
    this.engine = engine;
    this.options = options;
    this.pace = new Pace(options);
    this.transactions = OwnTransactions.of(engine, options);
    this.indexes = new KeyIndexes(engine.sessions(), transactions);
    this.forms = new LevelForms(engine, options, indexes, transactions.in(SessionFilters::of));
  }

  Transactions transactions() {
    return transactions;
  }

  Pace pace() {
    return pace;
  }

  LevelForms forms() {
    return forms;
  }

  void keep(long roots) {
    kept += roots;
  }

  /** Does some deletes until they are done or stopped. */
  BatchResult run(Consumer<BulkDeletion> deletes) {
    try {
      deletes.accept(this);
      return finished(new BatchResult(pace.rowsByTable(), kept, null));
    } catch (Stopped early) {
      return finished(new BatchResult(pace.rowsByTable(), kept, early.reason()));
    }
  }

  private BatchResult finished(BatchResult result) {
    LOG.log(
        System.Logger.Level.INFO,
        () -> "Deleted in batches: " + pace + (result.isComplete() ? "" : ", " + result.stopped()));
    return result;
  }

  /** Deletes those that are there. */
  void delete(EntityPersister type, List<Object> ids) {
    delete(type, ids, (session, all) -> all);
  }

  /**
   * Deletes those that are there.
   *
   * @param fit tells of locked ones which may go
   */
  void delete(
      EntityPersister type,
      List<Object> ids,
      BiFunction<EventSource, List<Object>, List<Object>> fit) {
    byType(type, ids).forEach((name, some) -> delete(type(name), some, fit));
  }

  /** What comes before the first step. */
  void begin(EntityPersister exact, List<Object> ids) {
    var type = type(exact.getEntityName());
    var marks = engine.softDeletions().of(exact);
    if (marks.isPresent()) {
      new MarkedRun(type, marks.get(), work(type), pace).begin(ids);
    } else {
      new RootRun(type, work(type), options, pace, (session, all) -> all).begin(ids);
    }
  }

  /** One step, or a part of it. */
  void step(EntityPersister exact, List<Object> ids, Level level, KeyRange part) {
    var type = type(exact.getEntityName());
    var marks = engine.softDeletions().of(exact);
    if (marks.isPresent()) {
      new MarkedRun(type, marks.get(), work(type), pace).step(ids, level, part);
    } else {
      work(type).one(level, ids, null, part);
    }
  }

  private LevelWork work(RootType type) {
    return new LevelWork(type.levels(), forms, transactions, pace, !options.listeners.isEmpty());
  }

  private void delete(
      RootType type, List<Object> ids, BiFunction<EventSource, List<Object>, List<Object>> fit) {
    var work = work(type);
    var marks = engine.softDeletions().of(type.persister());
    if (marks.isPresent()) {
      new MarkedRun(type, marks.get(), work, pace).delete(ids);
    } else {
      new RootRun(type, work, options, pace, fit).delete(ids);
    }
  }

  /** One exact type; a foreign key without an index is told when it is first asked for. */
  RootType type(String entity) {
    return types.computeIfAbsent(
        entity,
        name -> {
          var type = RootType.of(engine, persister(name), forms.isPostgres());
          checkIndexes(type);
          return type;
        });
  }

  private void checkIndexes(RootType type) {
    var missing = indexes.missing(type.levels());
    if (!missing.isEmpty() && options.missingIndexes == MissingIndexes.REFUSE) {
      throw new MissingIndexException(missing);
    }
    if (!missing.isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, () -> MissingIndexException.message(missing));
    }
  }

  private EntityPersister persister(String entity) {
    return engine.sessions().getMappingMetamodel().getEntityDescriptor(entity);
  }

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
