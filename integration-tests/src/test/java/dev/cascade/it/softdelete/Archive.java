package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Folders in folders, with notes that outlive them; albums with all the less usual ways to own
 * something. All of them are soft-deletable.
 */
final class Archive {

  /** Which photos were told that they go. */
  static final List<String> TOLD = new ArrayList<>();

  private Archive() {}

  static MappedDatabase database() {
    return MappedDatabase.of(
        Folder.class,
        Note.class,
        Album.class,
        Photo.class,
        Cover.class,
        Page.class,
        Guest.class,
        Binding.class);
  }

  /**
   * Folders 1, 2 below 1, 3 below 2, and 4; a note on each. Albums (a, 1) and (b, 2), of each two
   * photos, two covers, a page, a guest and a binding.
   */
  static void fill(MappedDatabase database) {
    TOLD.clear();
    database.execute(
        """
        insert into folders (id, parent_id) values (1, null), (2, 1), (3, 2), (4, null);
        insert into notes (id, folder_id) values (1, 1), (2, 2), (3, 3), (4, 4);
        insert into bindings (id) values (1), (2);
        insert into albums (shelf, number, binding_id) values ('a', 1, 1), ('b', 2, 2);
        insert into photos (roll, number, album_shelf, album_number) values
          ('x', 1, 'a', 1), ('x', 2, 'a', 1), ('x', 3, 'b', 2), ('x', 4, 'b', 2);
        insert into covers (id, album_shelf, album_number) values (1, 'a', 1), (2, 'a', 1), (3, 'b', 2), (4, 'b', 2);
        insert into pages (id) values (1), (2);
        insert into albums_pages (album_shelf, album_number, page_id) values ('a', 1, 1), ('b', 2, 2);
        insert into guests (id) values (1), (2);
        insert into guests_albums (guest_id, album_shelf, album_number) values (1, 'a', 1), (2, 'b', 2);
        """);
  }

  /** All rows, {@code folders 1}, with a {@code -} before those that are marked as deleted. */
  static List<String> rows(MappedDatabase database) {
    return database.rows(
        """
        select concat(case when deleted_at is null then '' else '-' end, t, ' ', id) from (
          select 1 at, 'folders' t, id::text, deleted_at from folders union
          select 2, 'notes', concat(id, '@', folder_id), deleted_at from notes union
          select 3, 'albums', shelf, deleted_at from albums union
          select 4, 'photos', number::text, deleted_at from photos union
          select 5, 'covers', id::text, deleted_at from covers union
          select 6, 'pages', id::text, deleted_at from pages union
          select 7, 'guests', id::text, deleted_at from guests union
          select 8, 'bindings', id::text, deleted_at from bindings) x
        order by at, id""");
  }

  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    Folder parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Folder> folders = new ArrayList<>();

    @OneToMany(mappedBy = "folder")
    @CascadeRule
    List<Note> notes = new ArrayList<>();
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "folder_id")
    Folder folder;
  }

  @Embeddable
  record Place(String shelf, int number) {}

  @Entity(name = "Album")
  @Table(name = "albums")
  static class Album extends SoftDeletable {
    @EmbeddedId Place place;

    @OneToMany(mappedBy = "album", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Photo> photos = new ArrayList<>();

    @OneToMany
    @JoinColumn(name = "album_shelf", referencedColumnName = "shelf")
    @JoinColumn(name = "album_number", referencedColumnName = "number")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Cover> covers = new ArrayList<>();

    @OneToMany
    @JoinTable(
        name = "albums_pages",
        joinColumns = {
          @JoinColumn(name = "album_shelf", referencedColumnName = "shelf"),
          @JoinColumn(name = "album_number", referencedColumnName = "number")
        },
        inverseJoinColumns = @JoinColumn(name = "page_id"))
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Page> pages = new ArrayList<>();

    @ManyToMany(mappedBy = "albums")
    @CascadeRule
    Set<Guest> guests = new HashSet<>();

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "binding_id")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true)
    Binding binding;
  }

  record Frame(String roll, int number) {}

  @Entity(name = "Photo")
  @Table(name = "photos")
  @IdClass(Frame.class)
  static class Photo extends SoftDeletable {
    @Id String roll;
    @Id int number;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "album_shelf", referencedColumnName = "shelf")
    @JoinColumn(name = "album_number", referencedColumnName = "number")
    Album album;

    @PreRemove
    void tell() {
      TOLD.add("photo " + number);
    }
  }

  @Entity(name = "Cover")
  @Table(name = "covers")
  static class Cover extends SoftDeletable {
    @Id Long id;
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  static class Page extends SoftDeletable {
    @Id Long id;
  }

  @Entity(name = "Guest")
  @Table(name = "guests")
  static class Guest extends SoftDeletable {
    @Id Long id;

    @ManyToMany
    @JoinTable(
        name = "guests_albums",
        joinColumns = @JoinColumn(name = "guest_id"),
        inverseJoinColumns = {
          @JoinColumn(name = "album_shelf", referencedColumnName = "shelf"),
          @JoinColumn(name = "album_number", referencedColumnName = "number")
        })
    Set<Album> albums = new HashSet<>();
  }

  @Entity(name = "Binding")
  @Table(name = "bindings")
  static class Binding extends SoftDeletable {
    @Id Long id;
  }
}
