package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.softdelete.PurgeableRoots;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hibernate.persister.entity.EntityPersister;

/** A delete in batches, still to be described. Not for several threads, but for several deletes. */
public final class BatchRequest {

  private final BulkEngine engine;
  private final BulkEngine forGood;
  private final BatchOptions options = new BatchOptions();

  /**
   * By those rules.
   *
   * @param forGood the same where no row is only marked as deleted
   */
  public BatchRequest(BulkEngine engine, BulkEngine forGood) {
    this.engine = engine;
    this.forGood = forGood;
  }

  /**
   * How many rows a transaction deletes or changes at most; 1,000 if nothing is said.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public BatchRequest chunkSize(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException(rows + " is no size of a chunk. Give 1 or more.");
    }
    options.chunkSize = rows;
    return this;
  }

  /**
   * How long a transaction shall take: the number of rows follows it, from {@link #chunkSize} on.
   */
  public BatchRequest targetDuration(Duration duration) {
    options.targetDuration = positive(duration);
    return this;
  }

  /** How long to wait after each transaction. */
  public BatchRequest pause(Duration duration) {
    options.pause = positive(duration);
    return this;
  }

  /**
   * Stops when so many rows are deleted or changed.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public BatchRequest maxRows(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException(rows + " is no number of rows. Give 1 or more.");
    }
    options.maxRows = rows;
    return this;
  }

  /** Begins no transaction after that. */
  public BatchRequest deadline(Instant instant) {
    options.deadline = instant;
    return this;
  }

  /** Begins no transaction when so much time has passed from now on. */
  public BatchRequest deadline(Duration fromNow) {
    return deadline(Instant.now().plus(positive(fromNow)));
  }

  /** Is asked before each transaction whether to stop. */
  public BatchRequest cancelWhen(BooleanSupplier isCancelled) {
    options.cancelled = isCancelled;
    return this;
  }

  /**
   * The tenant in whose sessions all is done; where entities have {@code @TenantId} it must be
   * named, since a delete that goes on later must go on with the same one. The root tenant is for
   * the rows of all.
   */
  public BatchRequest tenant(Object id) {
    options.tenant = id;
    return this;
  }

  /** Refuses rows that come in meanwhile, where the parent is about to go; else they go too. */
  public BatchRequest refuseNewcomers() {
    options.refuseNewcomers = true;
    return this;
  }

  /**
   * Passes over rows that others have locked. If any are left in the end, so are their parents, and
   * the result says so: call it again later.
   */
  public BatchRequest skipLocked() {
    options.skipLocked = true;
    return this;
  }

  /** Is told after each transaction, in the thread that deletes. */
  public BatchRequest onProgress(Consumer<BatchProgress> listener) {
    options.listeners.add(listener);
    return this;
  }

  /** What happens where a foreign key has no index; refused if nothing is said. */
  public BatchRequest missingIndexes(MissingIndexes what) {
    options.missingIndexes = what;
    return this;
  }

  /** Uses no statement of the database's own, only such as any database understands. */
  public BatchRequest portable() {
    options.portable = true;
    return this;
  }

  /**
   * Deletes a row with all that hangs on it, as {@code remove} does; nothing if it is gone already.
   *
   * <p>In transactions of its own: none may be under way in this thread that has locked the rows.
   *
   * @throws IllegalArgumentException if the class is no entity
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if rows refuse
   */
  public BatchResult delete(Class<?> entity, Object id) {
    return deleteAll(entity, List.of(id));
  }

  /** As {@link #delete}, of several rows. */
  public BatchResult deleteAll(Class<?> entity, Collection<?> ids) {
    var type = type(entity);
    return new BulkDeletion(engine, options).run(all -> all.delete(type, List.copyOf(ids)));
  }

  /**
   * Deletes what a query of HQL returns, page by page: the rows of a page are one delete, so a row
   * that refuses and would go with another page refuses still.
   *
   * @param query a SELECT of entities, {@code from Comment c where c.writtenAt < :before}; run
   *     again and again
   * @param parameters by name
   * @throws IllegalArgumentException if it selects anything else
   */
  public BatchResult deleteWhere(String query, Map<String, ?> parameters) {
    return new BulkDeletion(engine, options)
        .run(all -> new QueriedRoots(engine, query, parameters, options).delete(all));
  }

  /**
   * Deletes for good what was marked as deleted longer ago than that, by the clock of this JVM; as
   * {@link dev.cascade.hibernate.softdelete.Purge} does, a page of rows after another.
   *
   * <p>A row that is restored while its own turn has begun comes back without what has gone.
   *
   * @throws IllegalArgumentException if the class is no soft-deletable entity, or the age negative
   */
  public BatchResult purge(Class<?> entity, Duration olderThan) {
    var type = engine.sessions().getMappingMetamodel().findEntityDescriptor(entity);
    var marks =
        Optional.ofNullable(type)
            .flatMap(engine.softDeletions()::of)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s is no soft-deletable entity, so no rows of it are marked. Name an entity that has @DeletedAt, or inherits it."
                            .formatted(entity.getName())));
    var roots =
        new PurgeableRoots(
            marks,
            forGood.planner(),
            engine.softDeletions(),
            Instant.now().minus(positive(olderThan)));
    return new BulkDeletion(forGood, options).run(new PurgedRoots(roots, options)::delete);
  }

  /**
   * Deletes all rows of a tenant for good, of all types with {@code @TenantId}, in an order that
   * their keys allow; in sessions of that tenant. Rows that are marked as deleted go too.
   *
   * <p>Callbacks are called where there are any. Rows that belong to no tenant go, or are released,
   * where a rule says so.
   *
   * @throws IllegalArgumentException if it is the root tenant, or another one than {@link #tenant}
   * @throws UnsupportedOperationException if tenants have tables of their own, or a type's rows
   *     cannot be deleted; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.DeleteRefusedException if other rows refer to those of
   *     the tenant, and no rule deletes or releases them, or a type is retained; nothing is deleted
   * @throws dev.cascade.hibernate.refusal.CrossTenantReferenceException if they are rows of other
   *     tenants
   */
  public BatchResult deleteTenant(Object id) {
    var departing = options.forTenant(ChosenTenant.departing(engine.sessions(), id, options));
    return new BulkDeletion(forGood, departing)
        .run(all -> new TenantRun(forGood, departing, all, id).delete());
  }

  /**
   * The same delete in pieces, for several threads or JVMs.
   *
   * @param entity the exact type of the rows
   * @throws IllegalArgumentException if the class is no entity
   */
  public BatchSteps steps(Class<?> entity, Collection<?> ids) {
    return new BatchSteps(engine, options, type(entity), List.copyOf(ids));
  }

  private EntityPersister type(Class<?> entity) {
    var type = engine.sessions().getMappingMetamodel().findEntityDescriptor(entity);
    if (type == null) {
      throw new IllegalArgumentException(entity.getName() + " is no entity.");
    }
    return type;
  }

  private static Duration positive(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(duration + " is negative. Give zero or more.");
    }
    return duration;
  }
}
