package dev.cascade.preview;

import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a preview as lines of text. */
final class PreviewText {

  private static final String MARKED = "MARK AS DELETED";

  private final List<String> lines = new ArrayList<>();

  private PreviewText() {}

  static String of(DeletionPreview preview) {
    var text = new PreviewText();
    preview.roots().forEach(text::add);
    text.lines.add("total: " + preview.total());
    preview.refusals().forEach(each -> text.lines.add("refused: " + each));
    return String.join("\n", text.lines);
  }

  private void add(PreviewRoot root) {
    lines.add("%s: %s %s".formatted(root.entity().simpleName(), words(root), root.rows()));
    root.below().forEach(each -> add(each, "  "));
  }

  private void add(PreviewNode node, String indent) {
    lines.add(
        "%s%s: %s %s, %s (%s)"
            .formatted(
                indent,
                node.path(),
                words(node.step()),
                node.rows(),
                node.strategy().words(),
                reasons(node)));
    node.below().forEach(each -> add(each, indent + "  "));
  }

  static String words(DeletionStep step) {
    return step.action() == Action.MARK
        ? MARKED
        : step.action().name().replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  private static String words(PreviewRoot root) {
    return root.entity().isSoftDeletable() ? MARKED : Action.DELETE.name();
  }

  private static String reasons(PreviewNode node) {
    return node.reason().contains(node.strategyReason())
        ? node.reason()
        : node.reason() + "; " + node.strategyReason();
  }
}
