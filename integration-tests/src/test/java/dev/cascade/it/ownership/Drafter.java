package dev.cascade.it.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lines of an operation out of a draft; none if there is nothing in the present state
 * that it could be done to.
 */
final class Drafter {

  private final Ownership model;
  private final Map<Thing, @Nullable Thing> owners;
  private final Draft draft;
  private final Kind kind;
  private final List<Step> steps = new ArrayList<>();

  private Drafter(Draft draft, Ownership model) {
    this.draft = draft;
    this.model = model;
    owners = model.survivors();
    kind = draft.kind();
  }

  /**
   * The lines.
   *
   * @param number of new objects made before
   */
  static List<Step> stepsOf(Draft draft, Ownership model, int number) {
    var drafter = new Drafter(draft, model);
    switch (draft.action()) {
      case NEW -> drafter.draftNew(new Thing(draft.kind(), number));
      case GIVE -> drafter.draftGive();
      case LET_GO -> drafter.draftLetGo();
      case SWAP -> drafter.draftSwap();
      case ASSIGN -> drafter.draftAssign();
      case CLEAR_SIDE ->
          drafter
              .place()
              .filter(each -> !each.kind().isOne())
              .forEach(each -> drafter.steps.add(Step.clear(each)));
      case LOAD -> drafter.place().forEach(each -> drafter.steps.add(Step.load(each)));
      case DELETE -> drafter.draftDelete();
      case MERGE -> drafter.draftMerge(new Thing(draft.kind(), number));
      case FLUSH -> drafter.steps.add(Step.flush());
      case COMMIT -> drafter.steps.add(Step.commit());
      case CLEAR -> drafter.draftClear();
    }
    return drafter.steps;
  }

  private void draftNew(Thing made) {
    if (kind == Kind.TEAM && draft.way() % 3 == 0) {
      steps.addAll(List.of(Step.make(made), Step.persist(made)));
      return;
    }
    if (draft.way() % 8 == 7 && kind != Kind.TEAM) {
      draftNewTeamWith(made);
      return;
    }
    chosen(teams(), draft.where()).forEach(team -> steps.addAll(makeFor(team, made)));
  }

  private void draftNewTeamWith(Thing child) {
    var team = new Thing(Kind.TEAM, child.number());
    steps.add(Step.make(team));
    steps.add(Step.make(child));
    steps.add(Step.add(new Place(team, kind), child));
    if (draft.which() % 2 == 0) {
      steps.add(Step.own(child, team));
    }
    steps.add(Step.persist(team));
  }

  private List<Step> makeFor(Thing team, Thing made) {
    var make = Step.make(made);
    var add = Step.add(new Place(team, kind), made);
    var own = Step.own(made, team);
    var persist = Step.persist(made);
    return switch (draft.way() % 8) {
      case 0 -> List.of(make, add, own);
      case 1 -> List.of(make, add);
      case 2 -> List.of(make, own, persist, add);
      case 3 -> List.of(make, add, own, persist);
      case 4 -> List.of(make, persist, add, own);
      case 5 -> List.of(make, own, persist);
      case 6 -> List.of(make, persist);
      default -> List.of(make, add, persist);
    };
  }

  private void draftGive() {
    chosen(children(), draft.which())
        .forEach(child -> chosen(teams(), draft.where()).forEach(team -> give(child, team)));
  }

  private void give(Thing child, Thing team) {
    var place = new Place(team, kind);
    var takes = takes(child, team);
    var add = Step.add(place, child);
    var own = Step.own(child, team);
    // A list that was not read yet would hold it twice.
    var isHeld = model.copy().held(place).contains(child);
    var adds = isHeld ? List.<Step>of() : List.of(add);
    switch (draft.way() % 6) {
      case 0 -> addAll(takes, adds, List.of(own));
      case 1 -> addAll(takes, adds);
      case 2 -> addAll(adds);
      case 3 -> addAll(adds, List.of(own));
      case 4 -> addAll(takes, List.of(own));
      default -> addAll(List.of(own));
    }
    if (Objects.equals(model.known(child).before, team) && draft.way() % 6 != 0) {
      steps.clear();
    }
  }

  /** What takes the child out of the sides that hold it, but for that of one team. */
  private List<Step> takes(Thing child, @Nullable Thing but) {
    var holders = new ArrayList<>(model.holders(child));
    var before = model.known(child).before;
    if (before != null
        && !holders.contains(before)
        && owners.containsKey(before)
        && model.copy().held(new Place(before, kind)).contains(child)) {
      holders.add(before);
    }
    return holders.stream()
        .filter(each -> !each.equals(but))
        .map(each -> Step.take(new Place(each, kind), child))
        .toList();
  }

  private void draftLetGo() {
    chosen(children().stream().filter(each -> owners.get(each) != null).toList(), draft.which())
        .forEach(
            child -> {
              var own = List.of(Step.own(child, null));
              switch (draft.way() % 3) {
                case 0 -> addAll(takes(child, null), own);
                case 1 -> addAll(takes(child, null));
                default -> addAll(own);
              }
            });
  }

  private void draftSwap() {
    var children = children().stream().filter(each -> owners.get(each) != null).toList();
    chosen(children, draft.which())
        .forEach(
            one ->
                chosen(
                        children.stream()
                            .filter(each -> !owners.get(each).equals(owners.get(one)))
                            .toList(),
                        draft.where())
                    .forEach(other -> swap(one, other)));
  }

  private void swap(Thing one, Thing other) {
    var first = owners.get(one);
    var second = owners.get(other);
    if (draft.way() % 3 != 2) {
      if (!kind.isOne()) {
        addAll(takes(one, null), takes(other, null));
      }
      steps.add(Step.add(new Place(second, kind), one));
      steps.add(Step.add(new Place(first, kind), other));
    }
    if (draft.way() % 3 != 1) {
      steps.add(Step.own(one, second));
      steps.add(Step.own(other, first));
    }
  }

  private void draftAssign() {
    place()
        .filter(each -> !each.kind().isOne())
        .forEach(
            place -> {
              if (draft.way() % 8 == 0) {
                steps.add(Step.assign(place, null));
                return;
              }
              var held = new ArrayList<>(some(model.copy().held(place)));
              if (draft.way() % 2 == 0) {
                chosen(children(), draft.which())
                    .filter(each -> !held.contains(each))
                    .filter(each -> !each.equals(place.team()))
                    .forEach(held::add);
              }
              steps.add(Step.assign(place, held));
            });
  }

  private void draftDelete() {
    chosen(
            owners.keySet().stream()
                .filter(each -> each.kind() == kind && model.known(each).isPersistent)
                .filter(each -> !model.known(each).isMerged)
                .toList(),
            draft.which())
        .forEach(each -> steps.add(Step.remove(each)));
  }

  // Ambiguous by design: a detached list that lacks what the managed one took since the last flush
  // may mean to let it go, or not know of it.
  private void draftMerge(Thing made) {
    place()
        .filter(each -> !each.kind().isOne() && model.known(each.team()).isStored)
        .filter(each -> model.copy().held(each).stream().allMatch(child -> isOf(child, each)))
        .forEach(
            place -> {
              var held = new ArrayList<>(some(model.copy().held(place)));
              held.removeIf(each -> !isMergeable(each));
              if (draft.way() % 2 == 0) {
                chosen(children(), draft.which())
                    .filter(each -> !held.contains(each) && isMergeable(each))
                    .filter(each -> !each.equals(place.team()))
                    .forEach(held::add);
              }
              if (draft.way() % 3 == 0) {
                held.add(made);
                steps.add(Step.make(made));
              }
              steps.add(Step.merge(place, held));
            });
  }

  private boolean isOf(Thing child, Place place) {
    return !model.isKnown(child) || place.team().equals(model.known(child).before);
  }

  private boolean isMergeable(Thing child) {
    return owners.containsKey(child) && model.known(child).isStored && children().contains(child);
  }

  private void draftClear() {
    if (draft.way() % 2 == 0) {
      steps.add(Step.flush());
    }
    steps.add(Step.clear());
  }

  private List<Thing> some(Iterable<Thing> all) {
    var some = new ArrayList<Thing>();
    var bit = 1;
    for (var each : all) {
      if ((draft.which() & bit) == 0) {
        some.add(each);
      }
      bit <<= 1;
    }
    return some;
  }

  /** Those that can be given: at hand, or in a row that nothing is about to delete. */
  private List<Thing> children() {
    return things(
            each ->
                each.kind() == kind
                    && !model.known(each).isRemoved
                    && !model.known(each).isMerged
                    && (model.known(each).isAtHand || owners.containsKey(each))
                    && model.isInStep(each))
        .toList();
  }

  private List<Thing> teams() {
    return owners.keySet().stream()
        .filter(each -> each.kind() == Kind.TEAM)
        .filter(each -> model.known(each).isPersistent)
        .toList();
  }

  private Stream<Place> place() {
    return chosen(teams(), draft.where()).map(each -> new Place(each, kind));
  }

  private Stream<Thing> things(Predicate<Thing> wanted) {
    return model.all().filter(wanted);
  }

  private static <T> Stream<T> chosen(List<T> all, int number) {
    return all.isEmpty() ? Stream.of() : Stream.of(all.get(number % all.size()));
  }

  @SafeVarargs
  private void addAll(List<Step>... parts) {
    Stream.of(parts).forEach(steps::addAll);
  }
}
