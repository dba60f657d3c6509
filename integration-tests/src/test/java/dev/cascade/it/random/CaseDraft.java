package dev.cascade.it.random;

import dev.cascade.OnDelete;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A case by numbers that are independent of each other, so that each can shrink by itself.
 * Relations and rows have fixed places, some of them empty: where one goes, the others keep their
 * names and references.
 *
 * @param rowPlaces how many of the rows' places count
 */
record CaseDraft(
    int types,
    List<RelationDraft> relations,
    SharingDraft sharing,
    int rowPlaces,
    List<RowDraft> rows,
    RemovalDraft removal) {

  /** Types by number, modulo the number of types. */
  record RelationDraft(
      boolean isPresent,
      int child,
      int parent,
      boolean nullable,
      boolean unique,
      OnDelete action,
      Backing backing,
      int options) {}

  /** Owners and targets are rows by place, in pairs. */
  record SharingDraft(
      boolean isPresent, int owner, int target, List<Integer> owners, List<Integer> targets) {}

  /** A reference for each relation: 0 is NULL where that may be, else the number of a place. */
  record RowDraft(boolean isPresent, int type, List<Integer> references) {}

  /**
   * Rows by place.
   *
   * @param byReference whose bits say which root is not loaded for its removal
   * @param collections whose bits say which collections of the same load are initialised
   */
  record RemovalDraft(
      List<Integer> roots, int byReference, List<Integer> loads, List<Integer> collections) {}

  DeletionCase toCase() {
    var domain = domain().backed();
    var drafted = new DraftedRows(domain, rows.subList(0, rowPlaces));
    return new DeletionCase(
        domain,
        drafted.rows(),
        domain.sharings().stream().flatMap(each -> drafted.joinRows(each, sharing)).toList(),
        new DraftedRemoval(domain, drafted).of(removal));
  }

  private Domain domain() {
    var names = IntStream.range(0, types).mapToObj(each -> "" + (char) ('A' + each)).toList();
    return new Domain(
        names,
        IntStream.range(0, relations.size())
            .filter(each -> relations.get(each).isPresent())
            .mapToObj(each -> relation("r" + each, names, relations.get(each)))
            .toList(),
        Stream.of(sharing)
            .filter(SharingDraft::isPresent)
            .map(each -> sharing(names, each))
            .toList());
  }

  private static Relation relation(String name, List<String> types, RelationDraft draft) {
    var nullable = draft.nullable() || draft.action() == OnDelete.SET_NULL;
    // The start-up checks want delete-orphan there, which passiveDeletes = ALL cannot have.
    var isOwned = draft.unique() && !nullable;
    var backing =
        isOwned && draft.backing() == Backing.PASSIVE_ALL ? Backing.PASSIVE : draft.backing();
    return new Relation(
        name,
        types.get(draft.child() % types.size()),
        types.get(draft.parent() % types.size()),
        nullable,
        draft.unique(),
        draft.action(),
        backing,
        (draft.options() & 1) != 0,
        (draft.options() & 2) != 0,
        // Without a rule Hibernate refuses to remove what a loaded one-to-one still shows.
        !draft.unique() && (draft.options() & 4) != 0);
  }

  private static Sharing sharing(List<String> types, SharingDraft draft) {
    return new Sharing(
        "m0",
        types.get(draft.owner() % types.size()),
        types.get(draft.target() % types.size()),
        false,
        false);
  }
}
