package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A photo is removed that still stands in its album's list. */
class RemovedButHeldIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateKeepsThePhoto() {
    hibernate.save(new Album("a", "sea", "sky"));

    var sql = hibernate.recordSql(RemovedButHeldIT::remove);

    assertThat(sql.writes()).isEmpty();
    assertThat(Album.photosIn(hibernate)).containsExactly("sea|a", "sky|a");
  }

  @Test
  void withTheRuleItGoes() {
    ours.save(new Album("a", "sea", "sky"));

    var sql = ours.recordSql(RemovedButHeldIT::remove);

    assertThat(sql.writes()).containsExactly("delete from photos where id=?");
    assertThat(Album.photosIn(ours)).containsExactly("sky|a");
  }

  private static void remove(EntityManager session) {
    var album = session.find(Album.class, "a");
    session.remove(album.getPhotos().get(0));
  }
}
