package dev.cascade.it.random;

import dev.cascade.it.random.CaseDraft.RemovalDraft;
import dev.cascade.it.random.Removal.Load;
import dev.cascade.it.random.Removal.Root;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The removal that a draft stands for. */
record DraftedRemoval(Domain domain, DraftedRows rows) {

  Removal of(RemovalDraft draft) {
    if (rows.rows().isEmpty()) {
      return new Removal(List.of(), List.of());
    }
    var loads =
        IntStream.range(0, Math.min(draft.loads().size(), draft.collections().size()))
            .mapToObj(each -> load(rows.at(draft.loads().get(each)), draft.collections().get(each)))
            .toList();
    var removed = draft.roots().stream().map(rows::at).distinct().toList();
    var roots =
        IntStream.range(0, removed.size())
            .mapToObj(each -> new Root(removed.get(each), isSet(draft.byReference(), each)))
            .toList();
    return new Removal(loads, roots);
  }

  private Load load(Row row, int bits) {
    var collections = collections(row.type());
    return new Load(
        row,
        IntStream.range(0, collections.size())
            .filter(each -> isSet(bits, each))
            .mapToObj(collections::get)
            .toList());
  }

  /** Sides that do not hold a key. */
  private List<String> collections(String type) {
    return Stream.of(
            domain.relations().stream()
                .filter(each -> each.parent().equals(type) && each.isParentMapped())
                .map(Relation::inverse),
            domain.sharings().stream().filter(each -> each.owner().equals(type)).map(Sharing::name),
            domain.sharings().stream()
                .filter(each -> each.target().equals(type))
                .map(Sharing::inverse))
        .flatMap(each -> each)
        .toList();
  }

  private static boolean isSet(int bits, int place) {
    return (bits >> place & 1) != 0;
  }
}
