package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Element collections and join rows of children that are not loaded. */
class OwnedRowsIT {

  private static final String TAGS =
      "delete from photo_tags to_delete_ where to_delete_.photo_id in"
          + " (select p1_0.id from photos p1_0 where p1_0.album_id in (?))";
  private static final String PEOPLE =
      "delete from photo_people to_delete_ where to_delete_.photo_id in"
          + " (select p1_0.id from photos p1_0 where p1_0.album_id in (?))";
  private static final String PHOTOS = "delete from photos p1_0 where p1_0.album_id in (?)";
  private static final String ALBUM = "delete from albums where id=?";

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Album.class, Photo.class, Person.class);

  @BeforeEach
  void fill() {
    var person = new Person();
    person.id = "ada";
    database.save(album("summer", person), album("winter", person));
  }

  @Test
  void rowsOfTablesThatBelongToAChildGoBeforeIt() {
    var sql = database.recordSql(session -> session.remove(session.find(Album.class, "summer")));

    assertThat(sql.writes()).containsExactly(PEOPLE, TAGS, PHOTOS, ALBUM);
    assertOnlyWinterIsLeft();
  }

  @Test
  void rowsOfAChildInTheSessionGoToo() {
    var sql =
        database.recordSql(
            session -> {
              assertThat(session.find(Photo.class, "summer1").tags).hasSize(2);
              session.remove(session.find(Album.class, "summer"));
            });

    assertThat(sql.writes()).endsWith(PEOPLE, TAGS, PHOTOS, ALBUM);
    assertOnlyWinterIsLeft();
  }

  @Test
  void aTagAddedInTheSameFlushGoesToo() {
    database.recordSql(
        session -> {
          session.find(Photo.class, "summer1").tags.add("late");
          session.remove(session.find(Album.class, "summer"));
        });

    assertOnlyWinterIsLeft();
  }

  @Test
  void joinRowsThatTheOtherSideAddedInTheSameFlushGoToo() {
    database.recordSql(
        session -> {
          var photo = session.find(Photo.class, "summer1");
          var bob = new Person();
          bob.id = "bob";
          session.persist(bob);
          photo.people.add(bob);
          session.remove(session.find(Album.class, "summer"));
        });

    assertThat(database.rows("select photo_id from photo_people")).containsExactly("winter1");
    assertThat(database.rows("select id from albums")).containsExactly("winter");
  }

  private static void assertOnlyWinterIsLeft() {
    assertThat(database.rows("select id from albums")).containsExactly("winter");
    assertThat(database.rows("select id from photos")).containsExactly("winter1");
    assertThat(database.rows("select photo_id, tags from photo_tags order by 2"))
        .containsExactly("winter1|blue", "winter1|red");
    assertThat(database.rows("select photo_id, person_id from photo_people"))
        .containsExactly("winter1|ada");
    assertThat(database.rows("select id from people")).containsExactly("ada");
  }

  private static Album album(String id, Person person) {
    var album = new Album();
    album.id = id;
    var photo = new Photo();
    photo.id = id + "1";
    photo.album = album;
    photo.tags.addAll(Set.of("red", "blue"));
    photo.people.add(person);
    album.photos.add(photo);
    return album;
  }

  @Entity(name = "Album")
  @Table(name = "albums")
  static class Album {

    @Id String id;

    @OneToMany(mappedBy = "album")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Photo> photos = new ArrayList<>();
  }

  @Entity(name = "Photo")
  @Table(name = "photos")
  static class Photo {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Album album;

    @ElementCollection
    @CollectionTable(name = "photo_tags", joinColumns = @JoinColumn(name = "photo_id"))
    Set<String> tags = new HashSet<>();

    @ManyToMany
    @JoinTable(
        name = "photo_people",
        joinColumns = @JoinColumn(name = "photo_id"),
        inverseJoinColumns = @JoinColumn(name = "person_id"))
    @CascadeRule(SAVE_UPDATE)
    Set<Person> people = new HashSet<>();
  }

  @Entity(name = "Person")
  @Table(name = "people")
  static class Person {

    @Id String id;
  }
}
