package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.refusal.PlanMismatchException;
import dev.cascade.preview.DeletionPreview;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds a preview against the rows as they are now. */
final class PreviewDifferences {

  private PreviewDifferences() {}

  /**
   * Of two previews of the same rows. One that stopped counting says nothing that could differ.
   *
   * @throws PlanMismatchException if a relationship has other numbers now
   */
  static void check(DeletionPreview planned, DeletionPreview now) {
    var before = lines(planned);
    var after = lines(now);
    var differences =
        IntStream.range(0, before.size())
            .filter(i -> !before.get(i).equals(after.get(i)))
            .mapToObj(i -> "%s before, %s now".formatted(before.get(i), after.get(i)))
            .toList();
    if (!planned.total().isCapped() && !differences.isEmpty()) {
      throw PlanMismatchException.before(differences);
    }
  }

  private static List<String> lines(DeletionPreview preview) {
    return Stream.concat(
            preview.roots().stream().map(each -> each.entity().simpleName() + ": " + each.rows()),
            preview.nodes().stream().map(each -> each.path() + ": " + each.rows()))
        .toList();
  }
}
