package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.restore.RestoredRows;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Estate.Blade;
import dev.cascade.it.softdelete.Estate.Chair;
import dev.cascade.it.softdelete.Estate.Dog;
import dev.cascade.it.softdelete.Estate.Ferry;
import dev.cascade.it.softdelete.Estate.Flea;
import dev.cascade.it.softdelete.Estate.Key;
import dev.cascade.it.softdelete.Estate.Letter;
import dev.cascade.it.softdelete.Estate.Owner;
import dev.cascade.it.softdelete.Estate.Pet;
import dev.cascade.it.softdelete.Estate.Plot;
import dev.cascade.it.softdelete.Estate.PlotId;
import dev.cascade.it.softdelete.Estate.Room;
import dev.cascade.it.softdelete.Estate.RoomId;
import dev.cascade.it.softdelete.Estate.Saw;
import dev.cascade.it.softdelete.Estate.Ship;
import dev.cascade.it.softdelete.Estate.Song;
import dev.cascade.it.softdelete.Estate.Tool;
import dev.cascade.it.softdelete.Estate.Tree;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was deleted comes back in whichever way it is mapped. */
class RestoredMappingsIT {

  @RegisterExtension static final MappedDatabase database = Estate.database();

  @BeforeEach
  void fill() {
    Estate.fill(database);
  }

  @Test
  void allThatAnOwnerOwnsComesBackWithIt() {
    remove(Owner.class, 1L);
    assertThat(Estate.marked(database))
        .containsExactly(
            "owners 1",
            "pets 2",
            "fleas 1",
            "ships 2",
            "tools 1",
            "saws 1",
            "blades 1",
            "plots 1",
            "trees 1",
            "rooms 1",
            "chairs 1",
            "keys 1",
            "songs 1",
            "letters 1");

    var restored = restore(Owner.class, 1L);

    assertThat(Estate.marked(database)).isEmpty();
    assertThat(restored.total()).isEqualTo(16);
    assertThat(restored.restored(Pet.class)).isEqualTo(1);
    assertThat(restored.restored(Dog.class)).isEqualTo(1);
    assertThat(restored.restored(Ferry.class)).isEqualTo(1);
    assertThat(restored.restored(Saw.class)).isEqualTo(1);
    assertThat(database.rows("select id, version from ships where owner_id = 1 order by id"))
        .containsExactly("11|2", "12|2");
  }

  @Test
  void aRowComesBackByTheNameOfItsSupertypeWithWhatItsOwnTypeHas() {
    remove(Pet.class, 12L);
    remove(Tool.class, 12L);
    remove(Ship.class, 12L);
    assertThat(Estate.marked(database))
        .containsExactly("pets 1", "fleas 1", "ships 1", "saws 1", "blades 1");

    restore(Pet.class, 12L);
    restore(Tool.class, 12L);
    assertThat(restore(Ship.class, 12L).restored(Ferry.class)).isEqualTo(1);

    assertThat(Estate.marked(database)).isEmpty();
  }

  @Test
  void rowsThatSeveralAttributesIdentifyComeBack() {
    remove(Plot.class, new PlotId("x", 1));
    remove(Room.class, new RoomId(1, 1));
    assertThat(Estate.marked(database))
        .containsExactly("plots 1", "trees 1", "rooms 1", "chairs 1");

    restore(Plot.class, new PlotId("x", 1));
    restore(Room.class, new RoomId(1, 1));

    assertThat(Estate.marked(database)).isEmpty();
  }

  @Test
  void whatWentBeforeStaysInEveryMapping() {
    remove(Flea.class, 121L);
    remove(Ferry.class, 12L);
    remove(Blade.class, 121L);
    remove(Tree.class, 11L);
    remove(Chair.class, 11L);
    remove(Key.class, 11L);
    remove(Song.class, 11L);
    remove(Letter.class, 1L);
    var before = Estate.marked(database);
    remove(Owner.class, 1L);
    assertThat(Estate.marked(database)).isNotEqualTo(before);

    restore(Owner.class, 1L);

    assertThat(Estate.marked(database)).isEqualTo(before);
    assertThat(before).hasSize(8);
  }

  @Test
  void parentsComeBackInEveryMapping() {
    remove(Owner.class, 1L);
    database.inTransaction(
        session -> {
          var cascades = Cascades.of(session);
          cascades.restoring(Flea.class, 121L).withParents().execute();
          cascades.restoring(Blade.class, 121L).withParents().execute();
          cascades.restoring(Tree.class, 11L).withParents().execute();
          cascades.restoring(Chair.class, 11L).withParents().execute();
        });

    assertThat(Estate.marked(database))
        .containsExactly("pets 1", "ships 2", "tools 1", "keys 1", "songs 1", "letters 1");
  }

  @Test
  void parentsComeBackWhoseKeysNoAttributeOfTheirChildrenHolds() {
    remove(Owner.class, 1L);
    remove(Owner.class, 2L);
    for (var type : new Class<?>[] {Key.class, Song.class}) {
      database.inTransaction(
          session -> Cascades.of(session).restoring(type, 11L).withParents().execute());
      assertThat(database.rows("select id from owners where deleted_at is null"))
          .containsExactly("1");
      database.execute("update owners set deleted_at = now() where id = 1");
    }
    database.inTransaction(
        session -> Cascades.of(session).restoring(Letter.class, 1L).withParents().execute());

    assertThat(database.rows("select id from owners where deleted_at is null"))
        .containsExactly("1");
  }

  private static void remove(Class<?> type, Object id) {
    database.inTransaction(session -> session.remove(session.find(type, id)));
  }

  private static RestoredRows restore(Class<?> type, Object id) {
    var restored = new ArrayList<RestoredRows>();
    database.inTransaction(session -> restored.add(Cascades.of(session).restore(type, id)));
    return restored.get(0);
  }
}
