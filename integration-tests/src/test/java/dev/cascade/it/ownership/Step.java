package dev.cascade.it.ownership;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of an application. */
record Step(String text, Consumer<Memory> action) {

  static Step make(Thing thing) {
    var type = thing.kind().type().getSimpleName();
    return new Step("%s = new %s()".formatted(thing, type), to -> to.make(thing));
  }

  static Step persist(Thing thing) {
    return new Step("persist(%s)".formatted(thing), to -> to.persist(thing));
  }

  static Step remove(Thing thing) {
    return new Step("remove(%s)".formatted(thing), to -> to.remove(thing));
  }

  static Step add(Place place, Thing child) {
    var text = place.kind().isOne() ? "%s = %s" : "%s.add(%s)";
    return new Step(text.formatted(place, child), to -> to.add(place, child));
  }

  static Step take(Place place, Thing child) {
    var text = place.kind().isOne() ? "%s = null" : "%s.remove(%s)";
    return new Step(text.formatted(place, child), to -> to.take(place, child));
  }

  static Step own(Thing child, @Nullable Thing team) {
    var text = "%s.%s = %s".formatted(child, child.kind().ownSide(), team);
    return new Step(text, to -> to.own(child, team));
  }

  static Step assign(Place place, @Nullable List<Thing> held) {
    return new Step("%s = %s".formatted(place, held), to -> to.assign(place, held));
  }

  static Step clear(Place place) {
    return new Step("%s.clear()".formatted(place), to -> to.clear(place));
  }

  static Step load(Place place) {
    return new Step("%s.size()".formatted(place), to -> to.load(place));
  }

  static Step merge(Place place, List<Thing> held) {
    var children = held.stream().map(Thing::toString).collect(Collectors.joining(", "));
    var text = "merge(%s with %s [%s])";
    return new Step(
        text.formatted(place.team(), place.kind().side(), children), to -> to.merge(place, held));
  }

  static Step flush() {
    return new Step("flush()", Memory::flush);
  }

  static Step commit() {
    return new Step("commit()", Memory::commit);
  }

  static Step clear() {
    return new Step("clear()", Memory::clear);
  }

  @Override
  public String toString() {
    return text;
  }
}
