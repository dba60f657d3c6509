package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callbacks see each object: what is on the way to them goes one by one. */
class ObserversIT {

  private static final List<String> SEEN = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase archive =
      MappedDatabase.of(Shelf.class, Box.class, Letter.class, Stamp.class);

  @BeforeEach
  void twoBoxesWithTwoLettersAndAStampEach() {
    var shelf = new Shelf();
    shelf.id = "shelf";
    for (var box : List.of("a", "b")) {
      shelf.boxes.add(box(shelf, box));
    }
    archive.save(shelf);
    SEEN.clear();
  }

  @Test
  void aCallbackOnAGrandchildIsCalledOnceForEachAndBothLevelsGoOneByOne() {
    var sql = archive.recordSql(session -> session.remove(session.find(Shelf.class, "shelf")));

    assertThat(SEEN).containsExactlyInAnyOrder("letter a1", "letter a2", "letter b1", "letter b2");
    assertThat(sql.writes())
        .containsExactly(
            "delete from stamps s1_0 where s1_0.box_id in (?,?)",
            "delete from letters where id=?",
            "delete from letters where id=?",
            "delete from letters where id=?",
            "delete from letters where id=?",
            "delete from boxes where id=?",
            "delete from boxes where id=?",
            "delete from shelves where id=?");
    assertThat(rows()).containsExactly("0|0|0|0");
  }

  @Test
  void aCallbackOnAChildIsCalledOnceForEachThoughOneIsFoundByQuery() {
    archive.recordSql(
        session -> {
          var letter = session.find(Letter.class, "a1");
          session.remove(session.find(Box.class, "a"));
          session.remove(letter);
        });

    assertThat(SEEN).containsExactlyInAnyOrder("letter a1", "letter a2");
    assertThat(rows()).containsExactly("1|1|2|1");
  }

  private static List<String> rows() {
    return archive.rows(
        """
        select (select count(*) from shelves), (select count(*) from boxes),
          (select count(*) from letters), (select count(*) from stamps)
        """);
  }

  private static Box box(Shelf shelf, String id) {
    var box = new Box();
    box.id = id;
    box.shelf = shelf;
    for (var i = 1; i <= 2; i++) {
      var letter = new Letter();
      letter.id = id + i;
      letter.box = box;
      box.letters.add(letter);
    }
    var stamp = new Stamp();
    stamp.id = id;
    stamp.box = box;
    box.stamps.add(stamp);
    return box;
  }

  @Entity(name = "Shelf")
  @Table(name = "shelves")
  static class Shelf {

    @Id String id;

    @OneToMany(mappedBy = "shelf")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Box> boxes = new ArrayList<>();
  }

  @Entity(name = "Box")
  @Table(name = "boxes")
  static class Box {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Shelf shelf;

    @OneToMany(mappedBy = "box")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Letter> letters = new ArrayList<>();

    @OneToMany(mappedBy = "box")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Stamp> stamps = new ArrayList<>();
  }

  @Entity(name = "Letter")
  @Table(name = "letters")
  static class Letter {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Box box;

    @PreRemove
    void seen() {
      SEEN.add("letter " + id);
    }
  }

  @Entity(name = "Stamp")
  @Table(name = "stamps")
  static class Stamp {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Box box;
  }
}
