package dev.cascade.hibernate.bulk;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.persister.entity.EntityPersister;

/**
 * A delete in batches, in pieces that somebody else orders: {@link #begin()}, then each step after
 * the one before it, or all parts of it side by side, then {@link #finish()}.
 *
 * <p>The same steps for the same entity, in each JVM of an application. A piece may be done again:
 * it goes on where it was stopped. Safe for several threads where the request's listeners are.
 */
public final class BatchSteps {

  private final BulkEngine engine;
  private final BatchOptions options;
  private final EntityPersister type;
  private final List<Object> ids;
  private final List<Level> levels;

  BatchSteps(BulkEngine engine, BatchOptions options, EntityPersister type, List<Object> ids) {
    this.engine = engine;
    this.options = options;
    this.type = type;
    this.ids = ids;
    this.levels = new Levels(engine).of(type.getEntityName());
  }

  /** What the steps are about, as messages name it: {@code User.posts.comments}. */
  public List<String> names() {
    return levels.stream().map(Level::name).toList();
  }

  /**
   * Looks for what refuses, and marks the roots where they are only marked as deleted.
   *
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if rows refuse
   */
  public BatchResult begin() {
    return deletion().run(all -> all.begin(type, ids));
  }

  /** Cuts a step into parts of about as many rows each; into one where that is not possible. */
  public List<KeyRange> split(int step, int parts) {
    var level = levels.get(step);
    var hop = level.hops().get(0);
    if (!hop.isSimple() || hop.way().isTree()) {
      return List.of(KeyRange.ALL);
    }
    var query = level.query(0, hop.way().key());
    return OwnTransactions.of(engine, options)
        .in(
            session -> {
              var rows = query.count(session, ids);
              var ranges = new ArrayList<KeyRange>();
              var left = KeyRange.ALL;
              for (var i = 1; i < parts; i++) {
                var window = new RowQuery.Window(KeyRange.ALL, (int) (rows * i / parts), 1);
                var bound = query.ids(session, ids, window);
                if (!bound.isEmpty() && !bound.get(0).equals(left.after())) {
                  ranges.add(new KeyRange(left.after(), bound.get(0)));
                  left = KeyRange.ALL.from(bound.get(0));
                }
              }
              ranges.add(left);
              return ranges;
            });
  }

  /** Does a part of a step. */
  public BatchResult run(int step, KeyRange part) {
    return deletion().run(all -> all.step(type, ids, levels.get(step), part));
  }

  /** Takes what came meanwhile, and deletes the roots. */
  public BatchResult finish() {
    return deletion().run(all -> all.delete(type, ids));
  }

  private BulkDeletion deletion() {
    return new BulkDeletion(engine, options);
  }
}
