package dev.cascade.preview;

import java.util.ArrayList;
import java.util.List;

/** Draws a preview as a flowchart of Mermaid's. */
final class PreviewMermaid {

  private final List<String> lines = new ArrayList<>(List.of("flowchart TD"));
  private int boxes;

  private PreviewMermaid() {}

  static String of(DeletionPreview preview) {
    var drawing = new PreviewMermaid();
    preview.roots().forEach(drawing::add);
    return String.join("\n", drawing.lines);
  }

  private void add(PreviewRoot root) {
    var box = next();
    lines.add(
        "  %s[\"%s<br/>%s\"]".formatted(box, escaped(root.entity().simpleName()), root.rows()));
    root.below().forEach(each -> add(each, box));
  }

  private void add(PreviewNode node, String parent) {
    var box = next();
    lines.add(
        "  %s -->|\"%s, %s\"| %s[\"%s<br/>%s\"]"
            .formatted(
                parent,
                PreviewText.words(node.step()),
                node.strategy().words(),
                box,
                escaped(node.path()),
                node.rows()));
    node.below().forEach(each -> add(each, box));
  }

  private String next() {
    return "n" + boxes++;
  }

  // Mermaid reads entity codes within quotes.
  private static String escaped(String text) {
    return text.replace("#", "#35;").replace("\"", "#quot;").replace("<", "#lt;");
  }
}
