package dev.cascade.hibernate.mapping;

import dev.cascade.CascadeOption;
import dev.cascade.CascadeRule;
import dev.cascade.OnMergeNull;
import dev.cascade.OnSoftDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.model.Relationship;
import dev.cascade.rule.CascadeText;
import dev.cascade.rule.CascadeTextException;
import dev.cascade.rule.Rule;
import dev.cascade.violation.Code;
import dev.cascade.violation.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rules from annotations and settings. */
final class RuleReader {

  private static final Set<CascadeOption> DELETING =
      EnumSet.of(CascadeOption.DELETE, CascadeOption.DELETE_ORPHAN);

  private final RuleSettings settings;
  private final List<Violation> violations = new ArrayList<>();

  RuleReader(Map<String, String> settings) {
    this.settings = new RuleSettings(settings);
  }

  List<Rule> read(Map<MappedAttribute, Relationship> relationships) {
    var rules = new ArrayList<Rule>();
    relationships.forEach(
        (attribute, relationship) -> read(attribute, relationship).ifPresent(rules::add));
    settings.unused().forEach(this::reportUnused);
    return rules;
  }

  /** What was found wrong while reading, in the order of the model. */
  List<Violation> violations() {
    return violations;
  }

  private Optional<Rule> read(MappedAttribute attribute, Relationship relationship) {
    var annotation = attribute.annotation(CascadeRule.class);
    var text = settings.textFor(attribute);
    if (annotation == null && text == null) {
      return Optional.empty();
    }
    var options = EnumSet.noneOf(CascadeOption.class);
    options.addAll(relationship.jpaCascade());
    options.removeAll(DELETING);
    options.addAll(text == null ? optionsOf(annotation) : parse(relationship, text));
    return Optional.of(
        new Rule(
            relationship,
            options,
            annotation == null ? PassiveDeletes.OFF : annotation.passiveDeletes(),
            annotation != null && annotation.singleParent(),
            annotation != null && annotation.required(),
            annotation == null ? OnMergeNull.UNCHANGED : annotation.onMergeNull(),
            annotation == null ? OnSoftDelete.BY_OPTIONS : annotation.onSoftDelete()));
  }

  private static List<CascadeOption> optionsOf(@Nullable CascadeRule annotation) {
    return annotation == null ? List.of() : Arrays.asList(annotation.value());
  }

  private Set<CascadeOption> parse(Relationship relationship, String text) {
    try {
      return CascadeText.parse(text);
    } catch (CascadeTextException mistake) {
      violations.add(mistake.at(relationship.path()));
      return Set.of();
    }
  }

  private void reportUnused(String key) {
    violations.add(
        new Violation(
            Code.NOT_AN_ASSOCIATION,
            key,
            "no entity has an association of that name.",
            "Name it as " + RuleSettings.PREFIX + "<entity>.<attribute>, or remove the setting."));
  }
}
