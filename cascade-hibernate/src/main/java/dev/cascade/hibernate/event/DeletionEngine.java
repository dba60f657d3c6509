package dev.cascade.hibernate.event;

import dev.cascade.hibernate.execute.Associations;
import dev.cascade.hibernate.execute.CascadingDeletion;
import dev.cascade.hibernate.execute.CrossTenantCheck;
import dev.cascade.hibernate.execute.Deletions;
import dev.cascade.hibernate.execute.EmbeddedAssociations;
import dev.cascade.hibernate.execute.Marks;
import dev.cascade.hibernate.execute.RefusalCheck;
import dev.cascade.hibernate.orphan.FlushScan;
import dev.cascade.hibernate.orphan.OwnershipCheck;
import dev.cascade.hibernate.orphan.Replacement;
import dev.cascade.hibernate.orphan.RequiredChildren;
import dev.cascade.hibernate.orphan.RequiredParents;
import dev.cascade.hibernate.softdelete.SoftDeletions;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.rule.Rules;

/** What removals and flushes do by certain rules. Safe for many threads. */
record DeletionEngine(
    Associations associations,
    DeletionPlanner planner,
    CascadingDeletion deletion,
    SoftDeletions softDeletions,
    Marks marks,
    FlushPreparation preparation) {

  static DeletionEngine of(
      Associations associations, DeletionPlanner planner, SoftDeletions softDeletions) {
    var marks = new Marks(softDeletions, associations.isForGood() || !softDeletions.isEmpty());
    var preparation =
        new FlushPreparation(
            associations,
            new FlushScan(associations),
            new OwnershipCheck(associations, planner),
            new RefusalCheck(planner),
            new CrossTenantCheck(planner),
            new Deletions(associations, planner, softDeletions),
            marks,
            new EmbeddedAssociations(associations),
            new Replacement(associations),
            new RequiredParents(associations),
            new RequiredChildren(associations));
    return new DeletionEngine(
        associations,
        planner,
        new CascadingDeletion(associations, planner),
        softDeletions,
        marks,
        preparation);
  }

  /** The same where no row is only marked as deleted. */
  DeletionEngine forGood() {
    return of(
        associations.forGood(), planner.by(associations.rules().forGood()), SoftDeletions.none());
  }

  /** The same by other rules. */
  DeletionEngine by(Rules rules) {
    return of(associations.by(rules), planner.by(rules), softDeletions);
  }
}
