package dev.cascade.check;

import dev.cascade.rule.Rules;
import dev.cascade.violation.Violation;
import java.util.List;

/** Everything that is checked when an application starts. */
public final class RuleChecks {

  private static final List<RuleCheck> ALL =
      List.of(
          RuleCheck.ofEachRule(OrphanChecks::orphanWithoutDelete),
          RuleCheck.ofEachRule(OrphanChecks::orphanWithoutSingleParent),
          RuleCheck.ofEachRule(OrphanChecks::oneToOneWithoutOrphan),
          RuleCheck.ofEachRule(PassiveDeletesChecks::passiveAllWithDelete),
          ForeignKeyChecks::setNullOnNotNull,
          RuleCheck.ofEachRule(JpaChecks::removeWithoutDelete),
          RuleCheck.ofEachRule(JpaChecks::orphanRemovalWithoutOrphan),
          RetainedCheck::retainedIsDeleted,
          PassiveDeletesChecks::passiveWithoutOnDelete,
          RuleCheck.ofEachRule(ForeignKeyChecks::nulledBeforeDatabaseActs),
          RuleCheck.ofEachRule(ForeignKeyChecks::releaseOfNotNull),
          RuleCheck.ofEachRule(RequiredCheck::requiredCannotHold),
          SoftDeleteChecks::rowsLostForGood,
          SoftDeleteChecks::markedUnderDeleted,
          SoftDeleteChecks::markedUnderDatabaseCascade,
          SoftDeleteChecks::softDeleteCannotHold);

  private RuleChecks() {}

  /**
   * Holds rules against their model. Nothing is read from a database.
   *
   * @return what is wrong, in order of the codes, then of the rules; empty if all is well
   */
  public static List<Violation> check(Rules rules) {
    return ALL.stream().flatMap(each -> each.violations(rules).stream()).toList();
  }
}
