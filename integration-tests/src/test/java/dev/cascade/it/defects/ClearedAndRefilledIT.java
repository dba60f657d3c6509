package dev.cascade.it.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.it.defects.Album.Photo;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list is cleared and gets a new photo with the title of an old one. */
class ClearedAndRefilledIT {

  @RegisterExtension static final MappedDatabase hibernate = Album.withoutRules();
  @RegisterExtension static final MappedDatabase ours = Album.withRules();

  @Test
  void hibernateInsertsTheNewPhotoFirst() {
    hibernate.save(new Album("a", "sea", "sky"));

    assertThatThrownBy(() -> hibernate.recordSql(ClearedAndRefilledIT::refill))
        .hasStackTraceContaining("duplicate key value violates unique constraint");
    assertThat(Album.photosIn(hibernate)).containsExactly("sea|a", "sky|a");
  }

  @Test
  void withTheRuleTheOldOnesGoFirst() {
    ours.save(new Album("a", "sea", "sky"));

    var sql = ours.recordSql(ClearedAndRefilledIT::refill);

    assertThat(sql.writes())
        .containsExactly(
            "delete from photos where id=?",
            "delete from photos where id=?",
            "insert into photos (album_id,title,id) values (?,?,?)");
    assertThat(Album.photosIn(ours)).containsExactly("sea|a");
  }

  private static void refill(EntityManager session) {
    var album = session.find(Album.class, "a");
    album.getPhotos().clear();
    album.addPhoto(new Photo("sea"));
  }
}
