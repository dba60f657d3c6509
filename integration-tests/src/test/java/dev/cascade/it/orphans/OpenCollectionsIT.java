package dev.cascade.it.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Shelf.Book;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** New shelves whose books do not follow them yet. */
class OpenCollectionsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Shelf.class, Book.class);

  @ParameterizedTest
  @EnumSource(names = "INVERSE.*", mode = EnumSource.Mode.MATCH_ALL)
  void persistingAShelfSavesItsBooksAsItsOwn(ShelfCollection books) {
    var shelf = new Shelf("s");
    books.set(shelf, books.of(List.of(new Book("a"))));

    database.save(shelf);

    assertThat(books.rows(database)).containsExactly("a|s");
  }
}
