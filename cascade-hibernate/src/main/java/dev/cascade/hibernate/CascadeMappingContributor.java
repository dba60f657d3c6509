package dev.cascade.hibernate;

import dev.cascade.check.RuleChecks;
import dev.cascade.hibernate.internal.RuledPersisters;
import dev.cascade.hibernate.mapping.MappedDeletionMarks;
import dev.cascade.hibernate.mapping.MappedRules;
import dev.cascade.hibernate.mapping.UniqueIndexes;
import dev.cascade.hibernate.softdelete.HiddenTypes;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.violation.Findings;
import java.util.ArrayList;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;

/**
 * Reads the rules, checks them and writes them into the boot model. Found by Hibernate as a
 * service.
 *
 * <p>Runs before persisters and DDL exist, also where only metadata are built.
 */
public final class CascadeMappingContributor implements AdditionalMappingContributor {

  private static final System.Logger LOG = System.getLogger("dev.cascade");

  @Override
  public String getContributorName() {
    return "cascade";
  }

  @Override
  public void contribute(
      AdditionalMappingContributions contributions,
      InFlightMetadataCollector metadata,
      ResourceStreamLocator resourceStreamLocator,
      MetadataBuildingContext buildingContext) {
    var settings = CascadeSettings.from(buildingContext.getBootstrapContext().getServiceRegistry());
    if (!settings.enabled()) {
      return;
    }
    var mapped = MappedRules.of(metadata, settings.all());
    var marks = MappedDeletionMarks.of(metadata);
    if (mapped.isPresent() || marks.isPresent()) {
      check(mapped, marks, settings);
      mapped.write();
      HiddenTypes.hide(marks.roots(), metadata);
      giveRuledPersisters(mapped, metadata);
      if (settings.uniqueIndexesPartial()) {
        UniqueIndexes.makePartial(marks.roots(), metadata);
      }
    }
  }

  private static void giveRuledPersisters(MappedRules mapped, InFlightMetadataCollector metadata) {
    var planner = new DeletionPlanner(mapped.rules());
    metadata.getEntityBindings().stream()
        .filter(each -> planner.actsByRule(each.getEntityName()))
        .forEach(RuledPersisters::give);
  }

  private static void check(
      MappedRules mapped, MappedDeletionMarks marks, CascadeSettings settings) {
    var violations = new ArrayList<>(mapped.violations());
    violations.addAll(RuleChecks.check(mapped.rules()));
    violations.addAll(marks.violations());
    var findings = Findings.of(violations, settings.severities());
    findings.warnings().forEach(each -> LOG.log(System.Logger.Level.WARNING, each.toString()));
    findings.throwIfAny();
  }
}
