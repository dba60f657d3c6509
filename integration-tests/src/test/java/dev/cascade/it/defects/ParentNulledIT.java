package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Only the photo says that it belongs to no album any more. */
class ParentNulledIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateLeavesARowWithoutAlbum() {
    hibernate.save(new Album("old", "sea"));

    hibernate.recordSql(ParentNulledIT::letGo);

    assertThat(Album.photosIn(hibernate)).containsExactly("sea|null");
  }

  @Test
  void withTheRuleItGoes() {
    ours.save(new Album("old", "sea"));

    var sql = ours.recordSql(ParentNulledIT::letGo);

    assertThat(sql.writes()).containsExactly("delete from photos where id=?");
    assertThat(Album.photosIn(ours)).isEmpty();
  }

  private static void letGo(EntityManager session) {
    var album = session.find(Album.class, "old");
    album.getPhotos().get(0).setAlbum(null);
  }
}
