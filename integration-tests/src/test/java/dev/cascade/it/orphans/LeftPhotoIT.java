package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A photo that left its album outlives it, though the album's list still shows it. */
class LeftPhotoIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Album.class, Photo.class);

  @BeforeEach
  void anAlbum() {
    database.save(new Album("a", new Photo("left"), new Photo("stayed")));
  }

  @Test
  void itStaysWhenTheAlbumIsRemovedAtOnce() {
    database.recordSql(
        session -> {
          var album = session.find(Album.class, "a");
          assertThat(album.photos).hasSize(2);
          session.find(Photo.class, "left").album = null;
          session.remove(album);
        });

    assertThat(photos()).containsExactly("left|null");
  }

  @Test
  void itStaysWhenTheAlbumIsRemovedAfterAFlush() {
    database.recordSql(
        session -> {
          var album = session.find(Album.class, "a");
          assertThat(album.photos).hasSize(2);
          session.find(Photo.class, "left").album = null;
          session.flush();
          assertThat(album.photos).hasSize(2);
          session.remove(album);
        });

    assertThat(photos()).containsExactly("left|null");
  }

  @Test
  void oneThatWasPutInSinceGoes() {
    database.save(new Photo("new"));

    database.recordSql(
        session -> {
          var album = session.find(Album.class, "a");
          assertThat(album.photos).hasSize(2);
          album.photos.add(session.find(Photo.class, "new"));
          session.find(Photo.class, "left").album = null;
          session.remove(album);
        });

    assertThat(photos()).containsExactly("left|null");
  }

  private static List<String> photos() {
    return database.rows("select id, album_id from photo order by id");
  }

  @Entity(name = "Album")
  static class Album {

    @Id @Nullable String id;

    @OneToMany(mappedBy = "album")
    @CascadeRule({ALL})
    List<Photo> photos = new ArrayList<>();

    protected Album() {}

    Album(String id, Photo... photos) {
      this.id = id;
      for (var each : photos) {
        each.album = this;
        this.photos.add(each);
      }
    }
  }

  @Entity(name = "Photo")
  static class Photo {

    @Id @Nullable String id;

    @ManyToOne @Nullable Album album;

    protected Photo() {}

    Photo(String id) {
      this.id = id;
    }
  }
}
