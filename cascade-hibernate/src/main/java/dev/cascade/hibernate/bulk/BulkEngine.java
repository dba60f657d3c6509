package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.rule.Rules;
import java.util.function.BiConsumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventSource;

/**
 * What deletes in batches are made of.
 *
 * @param sessions whose sessions they open, one a chunk
 * @param rules the rules that they follow
 * @param planner the plans by those
 * @param softDeletions how rows are marked as deleted
 * @param runner does work in a session whose removals follow those plans
 * @param isForGood whether no row is only marked
 */
public record BulkEngine(
    SessionFactoryImplementor sessions,
    Rules rules,
    DeletionPlanner planner,
    SoftDeletions softDeletions,
    BiConsumer<EventSource, Runnable> runner,
    boolean isForGood) {}
