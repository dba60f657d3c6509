package dev.cascade.it.defects;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owns photos and a cover, by JPA's annotations and by rules that say the same. */
@Entity(name = "Album")
@Table(name = "albums")
class Album {

  @Id private @Nullable String id;

  @OneToMany(mappedBy = "album", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("title")
  @CascadeRule({ALL, DELETE_ORPHAN})
  private @Nullable List<Photo> photos = new ArrayList<>();

  @OneToOne(mappedBy = "album", cascade = CascadeType.ALL, orphanRemoval = true)
  @CascadeRule({ALL, DELETE_ORPHAN})
  private @Nullable Cover cover;

  protected Album() {}

  Album(String id, String... titles) {
    this.id = id;
    for (var title : titles) {
      addPhoto(new Photo(title));
    }
  }

  /** Without us: JPA alone. */
  static MappedDatabase withoutRules() {
    return withRules().with("cascade.enabled", "false");
  }

  static MappedDatabase withRules() {
    return MappedDatabase.of(Album.class, Photo.class, Cover.class);
  }

  /** {@code title|album} of every photo. */
  static List<String> photosIn(MappedDatabase database) {
    return database.rows("select title, album_id from photos order by title, album_id");
  }

  List<Photo> getPhotos() {
    return photos;
  }

  void setPhotos(@Nullable List<Photo> others) {
    photos = others;
  }

  /** Sets both sides. */
  void addPhoto(Photo photo) {
    getPhotos().add(photo);
    photo.setAlbum(this);
  }

  @Nullable Cover getCover() {
    return cover;
  }

  /** Sets both sides. */
  void setCover(@Nullable Cover other) {
    cover = other;
    if (other != null) {
      other.album = this;
    }
  }

  @Entity(name = "Photo")
  @Table(
      name = "photos",
      uniqueConstraints = @UniqueConstraint(columnNames = {"album_id", "title"}))
  static class Photo {

    @Id @GeneratedValue private @Nullable Long id;

    private String title = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "album_id")
    private @Nullable Album album;

    protected Photo() {}

    Photo(String title) {
      this.title = title;
    }

    /** Sets this side alone. */
    void setAlbum(@Nullable Album other) {
      album = other;
    }
  }

  @Entity(name = "Cover")
  @Table(name = "covers")
  static class Cover {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String text = "";

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "album_id", unique = true)
    private @Nullable Album album;

    protected Cover() {}

    Cover(String text) {
      this.text = text;
    }
  }
}
