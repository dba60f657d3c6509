package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.it.defects.Album.Photo;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new list is set where the managed one was. */
class ReassignedListIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateRefusesIt() {
    hibernate.save(new Album("a", "sea", "sky"));

    assertThatThrownBy(() -> hibernate.recordSql(ReassignedListIT::reassign))
        .hasStackTraceContaining(
            "A collection with orphan deletion was no longer referenced by the owning entity instance");
    assertThat(Album.photosIn(hibernate)).containsExactly("sea|a", "sky|a");
  }

  @Test
  void withTheRuleTheDifferenceIsApplied() {
    ours.save(new Album("a", "sea", "sky"));

    var sql = ours.recordSql(ReassignedListIT::reassign);

    assertThat(sql.writes())
        .containsExactly(
            "delete from photos where id=?",
            "insert into photos (album_id,title,id) values (?,?,?)");
    assertThat(Album.photosIn(ours)).containsExactly("sea|a", "sun|a");
  }

  private static void reassign(EntityManager session) {
    var album = session.find(Album.class, "a");
    album.setPhotos(new ArrayList<>(List.of(album.getPhotos().get(0), new Photo("sun"))));
  }
}
