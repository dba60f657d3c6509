package dev.cascade.it.orphans;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Shelf.Book;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a shelf's collections of books. */
enum ShelfCollection {
  INVERSE_LIST("inverselist_id from books", s -> s.inverseList, (s, c) -> s.inverseList = list(c)),
  INVERSE_COLLECTION(
      "inversecollection_id from books",
      s -> s.inverseCollection,
      (s, c) -> s.inverseCollection = collection(c)),
  INVERSE_SET("inverseset_id from books", s -> s.inverseSet, (s, c) -> s.inverseSet = set(c)),
  INVERSE_MAP("inversemap_id from books", s -> s.inverseMap, (s, c) -> s.inverseMap = map(c)),
  INVERSE_SORTED(
      "inversesorted_id from books",
      s -> s.inverseSorted,
      (s, c) -> s.inverseSorted = c == null ? null : new TreeSet<>(collection(c))),
  INVERSE_ORDERED(
      "inverseordered_id from books", s -> s.inverseOrdered, (s, c) -> s.inverseOrdered = list(c)),
  KEY_LIST("key_list from books", s -> s.keyList, (s, c) -> s.keyList = list(c)),
  KEY_SET("key_set from books", s -> s.keySet, (s, c) -> s.keySet = set(c)),
  KEY_ORDERED("key_ordered from books", s -> s.keyOrdered, (s, c) -> s.keyOrdered = list(c)),
  TABLE_LIST(
      "shelf_id from table_list join books on id = tablelist_id",
      s -> s.tableList,
      (s, c) -> s.tableList = list(c)),
  TABLE_SET(
      "shelf_id from table_set join books on id = tableset_id",
      s -> s.tableSet,
      (s, c) -> s.tableSet = set(c)),
  TABLE_ORDERED(
      "shelf_id from table_ordered join books on id = tableordered_id",
      s -> s.tableOrdered,
      (s, c) -> s.tableOrdered = list(c)),
  TABLE_MAP(
      "shelf_id from table_map join books on id = tablemap_id",
      s -> s.tableMap,
      (s, c) -> s.tableMap = map(c));

  private final String rows;
  private final Function<Shelf, @Nullable Object> getter;
  private final BiConsumer<Shelf, @Nullable Object> setter;

  ShelfCollection(
      String rows,
      Function<Shelf, @Nullable Object> getter,
      BiConsumer<Shelf, @Nullable Object> setter) {
    this.rows = rows;
    this.getter = getter;
    this.setter = setter;
  }

  boolean isMap() {
    return name().endsWith("MAP");
  }

  /** Puts a collection or map of that type, or null, in its place. */
  void set(Shelf shelf, @Nullable Object content) {
    setter.accept(shelf, content);
  }

  /** The collection or map itself. */
  @Nullable Object get(Shelf shelf) {
    return getter.apply(shelf);
  }

  /** What is in it. */
  Collection<Book> books(Shelf shelf) {
    return collection(getter.apply(shelf));
  }

  /** A new modifiable one of its type. */
  Object of(Collection<Book> books) {
    if (isMap()) {
      var map = new LinkedHashMap<String, Book>();
      books.forEach(each -> map.put(each.id(), each));
      return map;
    }
    return name().endsWith("SET") ? new LinkedHashSet<>(books) : new ArrayList<>(books);
  }

  /** A new empty one of its type. */
  Object empty() {
    return of(List.of());
  }

  /** An immutable one of its type. */
  Object immutable(Collection<Book> books) {
    if (isMap()) {
      return Map.copyOf(map(of(books)));
    }
    return name().endsWith("SET") ? Set.copyOf(books) : List.copyOf(books);
  }

  /** {@code book|shelf} of what it holds, as rows say. */
  List<String> rows(MappedDatabase database) {
    return database.rows("select id, %s order by id".formatted(rows));
  }

  @SuppressWarnings("unchecked")
  private static Collection<Book> collection(@Nullable Object content) {
    return content instanceof Map<?, ?> map
        ? (Collection<Book>) map.values()
        : (Collection<Book>) content;
  }

  @SuppressWarnings("unchecked")
  private static List<Book> list(@Nullable Object content) {
    return (List<Book>) content;
  }

  @SuppressWarnings("unchecked")
  private static Set<Book> set(@Nullable Object content) {
    return (Set<Book>) content;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Book> map(@Nullable Object content) {
    return (Map<String, Book>) content;
  }
}
