package dev.cascade.spring;

import dev.cascade.hibernate.ActiveRules;
import dev.cascade.model.EntityType;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.Refusal;
import dev.cascade.preview.DeletionPreview;
import dev.cascade.preview.PreviewNode;
import dev.cascade.preview.PreviewRoot;
import dev.cascade.preview.RowCount;
import dev.cascade.rule.Rule;
import dev.cascade.violation.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rules, plans and previews as what JSON is made of.
 *
 * @param showsIds whether identifiers of rows are told
 */
record RuleDescriptions(boolean showsIds) {

  /** All rules, findings and plans. */
  Map<String, Object> all(ActiveRules active) {
    var plans = new TreeMap<String, Object>();
    for (var each : active.rules().model().entities()) {
      var steps = active.planFor(each.name()).steps();
      if (!steps.isEmpty()) {
        plans.put(each.name(), steps.stream().map(RuleDescriptions::step).toList());
      }
    }
    var result = new LinkedHashMap<String, Object>();
    result.put("rules", active.rules().all().stream().map(RuleDescriptions::rule).toList());
    result.put("findings", active.findings().stream().map(RuleDescriptions::finding).toList());
    result.put("plans", plans);
    return result;
  }

  /** The rules from and to one entity, and its plan. */
  Map<String, Object> of(ActiveRules active, EntityType type) {
    var result = new LinkedHashMap<String, Object>();
    result.put("entity", type.name());
    result.put(
        "rules",
        active.rules().all().stream()
            .filter(
                each ->
                    each.relationship().entity().equals(type.name())
                        || each.relationship().target().equals(type.name()))
            .map(RuleDescriptions::rule)
            .toList());
    result.put(
        "plan", active.planFor(type.name()).steps().stream().map(RuleDescriptions::step).toList());
    return result;
  }

  /** What a delete would do. */
  Map<String, Object> preview(DeletionPreview preview) {
    var result = new LinkedHashMap<String, Object>();
    result.put("found", true);
    result.put("rows", preview.total().number());
    result.put("refused", preview.isRefused());
    result.put("refusals", preview.refusals().stream().map(this::refusal).toList());
    result.put("roots", preview.roots().stream().map(RuleDescriptions::root).toList());
    return result;
  }

  private static Map<String, Object> rule(Rule rule) {
    var result = new LinkedHashMap<String, Object>();
    result.put("relationship", rule.relationship().path());
    result.put("options", rule.options().stream().map(Enum::name).sorted().toList());
    result.put("passiveDeletes", rule.passiveDeletes());
    result.put("singleParent", rule.singleParent());
    result.put("required", rule.required());
    result.put("onDelete", rule.relationship().foreignKey().onDelete());
    return result;
  }

  private static Map<String, Object> finding(Violation finding) {
    return Map.of(
        "code", finding.code().id(),
        "place", finding.place(),
        "reason", finding.reason(),
        "remedy", finding.remedy());
  }

  private static Map<String, Object> step(DeletionStep step) {
    var result = new LinkedHashMap<String, Object>();
    result.put("path", step.path());
    result.put("action", step.action());
    result.put("reason", step.reason());
    result.put("strategy", step.strategy());
    result.put("strategyReason", step.strategyReason());
    return result;
  }

  private static Map<String, Object> root(PreviewRoot root) {
    var result = new LinkedHashMap<String, Object>();
    result.put("entity", root.entity().name());
    put(root.rows(), root.below(), result);
    return result;
  }

  private static Map<String, Object> node(PreviewNode node) {
    var result = step(node.step());
    put(node.rows(), node.below(), result);
    return result;
  }

  private static void put(RowCount rows, List<PreviewNode> below, Map<String, Object> result) {
    result.put("rows", rows.number());
    result.put("below", below.stream().map(RuleDescriptions::node).toList());
  }

  private Map<String, Object> refusal(Refusal refusal) {
    var result = new LinkedHashMap<String, Object>();
    result.put("entity", refusal.parent());
    result.put("relationship", refusal.relationship());
    result.put("reason", refusal.reason());
    var rows = refusal.rows();
    if (rows != null) {
      result.put("rows", rows);
    }
    if (showsIds) {
      result.put("parentIds", refusal.parentIds());
      result.put("childIds", refusal.childIds());
    }
    return result;
  }
}
