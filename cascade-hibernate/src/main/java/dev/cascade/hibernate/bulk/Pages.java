package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.bulk.RowQuery.Window;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Goes through the rows that refer to some others, page by page, in memory for one page.
 *
 * <p>By their keys where they have one column each: no page is found by counting from the first
 * row, and rows that vanish or come meanwhile disturb nothing.
 *
 * @param reading how a page is read
 * @param query which rows
 * @param range which of them
 * @param isEmptied whether the rows of a page are gone when the next one is asked for
 */
record Pages(Transactions reading, RowQuery query, KeyRange range, boolean isEmptied) {

  void below(List<Object> parents, IntSupplier size, Consumer<List<Object>> each) {
    if (query.hop().isSimple()) {
      byKey(parents, size, each);
    } else {
      byOffset(parents, size, each);
    }
  }

  private void byKey(List<Object> parents, IntSupplier size, Consumer<List<Object>> each) {
    var rest = parents;
    while (!rest.isEmpty()) {
      rest = rest.size() == 1 ? ofOne(rest, range, size, each) : ofMany(rest, size, each);
    }
  }

  // All of the first, however many they are.
  private List<Object> ofOne(
      List<Object> parents, KeyRange from, IntSupplier size, Consumer<List<Object>> each) {
    var left = from;
    var first = parents.subList(0, 1);
    while (true) {
      var window = new Window(left, 0, size.getAsInt());
      var ids = reading.in(session -> query.ids(session, first, window));
      accept(ids, each);
      if (ids.size() < window.limit()) {
        return parents.subList(1, parents.size());
      }
      left = range.from(ids.get(ids.size() - 1));
    }
  }

  // One page of several; the rest of the last one by itself.
  private List<Object> ofMany(List<Object> parents, IntSupplier size, Consumer<List<Object>> each) {
    var window = new Window(range, 0, size.getAsInt());
    var pairs = reading.in(session -> query.pairs(session, parents, window));
    accept(pairs.stream().map(pair -> pair[1]).toList(), each);
    if (pairs.size() < window.limit()) {
      return List.of();
    }
    var last = pairs.get(pairs.size() - 1);
    var rest = parents.subList(parents.indexOf(last[0]), parents.size());
    return ofOne(rest, range.from(last[1]), size, each);
  }

  private void byOffset(List<Object> parents, IntSupplier size, Consumer<List<Object>> each) {
    var offset = 0;
    List<Object> before = List.of();
    while (true) {
      var window = new Window(range, offset, size.getAsInt());
      var ids = reading.in(session -> query.ids(session, parents, window));
      if (ids.equals(before)) {
        return;
      }
      accept(ids, each);
      if (ids.size() < window.limit()) {
        return;
      }
      before = isEmptied ? ids : List.of();
      offset += isEmptied ? 0 : ids.size();
    }
  }

  private static void accept(List<Object> ids, Consumer<List<Object>> each) {
    if (!ids.isEmpty()) {
      each.accept(ids);
    }
  }
}
