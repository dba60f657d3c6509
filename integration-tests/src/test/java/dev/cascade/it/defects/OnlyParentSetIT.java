package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A photo is taken out of its album, and only its own side says where it goes. */
class OnlyParentSetIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateDeletesThePhotoThoughItHasAnAlbum() {
    save(hibernate);

    hibernate.recordSql(OnlyParentSetIT::move);

    assertThat(Album.photosIn(hibernate)).isEmpty();
  }

  @Test
  void withTheRuleItMoves() {
    save(ours);

    var sql = ours.recordSql(OnlyParentSetIT::move);

    assertThat(sql.writes()).containsExactly("update photos set album_id=?,title=? where id=?");
    assertThat(Album.photosIn(ours)).containsExactly("sea|new");
  }

  private static void save(MappedDatabase database) {
    database.save(new Album("old", "sea"), new Album("new"));
  }

  private static void move(EntityManager session) {
    var photo = session.find(Album.class, "old").getPhotos().remove(0);
    photo.setAlbum(session.find(Album.class, "new"));
  }
}
