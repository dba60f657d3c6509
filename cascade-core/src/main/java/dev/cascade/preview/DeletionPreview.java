package dev.cascade.preview;

import dev.cascade.plan.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a delete would do to the rows of a database, as they were when it was asked.
 *
 * <p>Each row that is deleted is counted once, whatever number of relationships lead to it: at the
 * first that {@link dev.cascade.plan.DeletionPlan#steps()} names.
 *
 * @param roots the rows with which it begins, by type; empty if there are none
 * @param deletedByEntity how many rows of each exact type go, roots included; keyed by the name
 *     that Hibernate gives it; only types of which rows go
 * @param refusals each relationship that refuses the delete; empty if it is allowed
 */
public record DeletionPreview(
    List<PreviewRoot> roots, Map<String, RowCount> deletedByEntity, List<Refusal> refusals) {

  public DeletionPreview {
    roots = List.copyOf(roots);
    deletedByEntity = Collections.unmodifiableMap(new LinkedHashMap<>(deletedByEntity));
    refusals = List.copyOf(refusals);
  }

  /** Every relationship of the tree, parents before what they set off. */
  public List<PreviewNode> nodes() {
    return allNodes().toList();
  }

  /** All rows that are deleted or changed: roots, rows below, and those of join tables. */
  public RowCount total() {
    var rows = Stream.concat(deletedByEntity.values().stream(), besideDeleted());
    return rows.reduce(RowCount.NONE, RowCount::plus);
  }

  /** Whether something refuses. */
  public boolean isRefused() {
    return !refusals.isEmpty();
  }

  /** As an indented tree, a line each relationship, for a log. */
  public String text() {
    return PreviewText.of(this);
  }

  /**
   * As a flowchart of Mermaid's.
   *
   * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid: flowcharts</a>
   */
  public String mermaid() {
    return PreviewMermaid.of(this);
  }

  /** The same as {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }

  private Stream<PreviewNode> allNodes() {
    return roots.stream().flatMap(root -> root.below().stream()).flatMap(PreviewNode::all);
  }

  // Those that are counted as rows of their entity, and those that are written where they stay.
  private Stream<RowCount> besideDeleted() {
    return allNodes()
        .filter(each -> each.writes() && !each.step().deletesFarRows())
        .map(PreviewNode::rows);
  }
}
