package dev.cascade.preview;

import dev.cascade.model.EntityType;
import dev.cascade.plan.StepNode;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of one type with which a delete begins.
 *
 * @param entity the exact type
 * @param rows how many
 * @param below what their delete sets off
 */
public record PreviewRoot(EntityType entity, RowCount rows, List<PreviewNode> below) {

  public PreviewRoot {
    below = List.copyOf(below);
  }

  /** Of a tree of steps, with the rows of each. */
  public static PreviewRoot of(
      EntityType entity, RowCount rows, List<StepNode> steps, Function<StepNode, RowCount> rowsOf) {
    return new PreviewRoot(entity, rows, nodes(steps, rowsOf));
  }

  private static List<PreviewNode> nodes(
      List<StepNode> steps, Function<StepNode, RowCount> rowsOf) {
    return steps.stream()
        .map(each -> new PreviewNode(each.step(), rowsOf.apply(each), nodes(each.below(), rowsOf)))
        .toList();
  }
}
