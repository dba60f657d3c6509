package dev.cascade.it.safety;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list whose first element moves to another owner has no hole after it. */
class OrderedListsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Album.class, Caption.class);

  @Test
  void theRowsOfAJoinColumnMoveUpWhenTheFirstElementMoves() {
    saveAlbums();

    database.recordSql(
        session ->
            session
                .find(Album.class, "right")
                .captions
                .add(session.find(Album.class, "left").captions.remove(0)));

    assertThat(
            database.rows(
                "select album_id, position, id from captions order by album_id, position"))
        .containsExactly("left|0|c1", "left|1|c2", "right|0|c0");
  }

  private static void saveAlbums() {
    var left = new Album("left");
    for (var i = 0; i < 3; i++) {
      left.captions.add(new Caption("c" + i));
    }
    database.save(left, new Album("right"));
  }

  @Entity(name = "Album")
  @Table(name = "albums")
  static class Album {

    @Id String id;

    @OneToMany
    @JoinColumn(name = "album_id")
    @OrderColumn(name = "position")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Caption> captions = new ArrayList<>();

    Album() {}

    Album(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Caption")
  @Table(name = "captions")
  static class Caption {

    @Id String id;

    Caption() {}

    Caption(String id) {
      this.id = id;
    }
  }
}
