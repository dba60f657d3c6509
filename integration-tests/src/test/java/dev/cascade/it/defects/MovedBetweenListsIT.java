package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A photo moves from one album to another whose photos were loaded first. */
class MovedBetweenListsIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateDeletesThePhoto() {
    save(hibernate);

    var sql = hibernate.recordSql(MovedBetweenListsIT::move);

    assertThat(sql.writes()).containsExactly("delete from photos where id=?");
    assertThat(Album.photosIn(hibernate)).isEmpty();
  }

  @Test
  void hibernateMovesItIfItsOldAlbumWasLoadedFirst() {
    save(hibernate);

    hibernate.recordSql(
        session -> {
          assertThat(session.find(Album.class, "old").getPhotos()).hasSize(1);
          move(session);
        });

    assertThat(Album.photosIn(hibernate)).containsExactly("sea|new");
  }

  @Test
  void withTheRuleItMoves() {
    save(ours);

    var sql = ours.recordSql(MovedBetweenListsIT::move);

    assertThat(sql.writes()).containsExactly("update photos set album_id=?,title=? where id=?");
    assertThat(Album.photosIn(ours)).containsExactly("sea|new");
  }

  private static void save(MappedDatabase database) {
    database.save(new Album("old", "sea"), new Album("new"));
  }

  private static void move(EntityManager session) {
    var other = session.find(Album.class, "new");
    var old = session.find(Album.class, "old");
    other.addPhoto(old.getPhotos().remove(0));
  }
}
