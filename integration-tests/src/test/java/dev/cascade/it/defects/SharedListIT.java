package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One album is given another's own list. */
class SharedListIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateRefusesIt() {
    save(hibernate);

    assertThatThrownBy(() -> hibernate.recordSql(SharedListIT::giveAll))
        .hasStackTraceContaining("Collection with orphan orphan delete enabled has modifier owner");
    assertThat(Album.photosIn(hibernate)).containsExactly("sea|old");
  }

  @Test
  void withTheRuleThePhotosMove() {
    save(ours);

    var sql = ours.recordSql(SharedListIT::giveAll);

    assertThat(sql.writes()).containsExactly("update photos set album_id=?,title=? where id=?");
    assertThat(Album.photosIn(ours)).containsExactly("sea|new");
  }

  private static void save(MappedDatabase database) {
    database.save(new Album("old", "sea"), new Album("new"));
  }

  private static void giveAll(EntityManager session) {
    var old = session.find(Album.class, "old");
    session.find(Album.class, "new").setPhotos(old.getPhotos());
    old.setPhotos(new ArrayList<>());
  }
}
