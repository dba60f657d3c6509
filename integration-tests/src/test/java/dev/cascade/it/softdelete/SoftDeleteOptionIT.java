package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static dev.cascade.CascadeOption.SOFT_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SOFT_DELETE carries marks to children, by annotation and by text; JPA's REMOVE does as well. */
class SoftDeleteOptionIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Author.class, Book.class, Song.class, Play.class, Poem.class)
          .with("cascade.rules.Author.songs", "save-update, soft-delete");

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into authors (id) values (1);
        insert into books (id, author_id) values (1, 1), (2, 1);
        insert into songs (id, author_id) values (1, 1);
        insert into plays (id, author_id) values (1, 1);
        insert into poems (id, author_id) values (1, 1), (2, 1);
        """);
  }

  @Test
  void childrenThatAreNotLoadedAreMarked() {
    var sent = database.recordSql(session -> session.remove(session.find(Author.class, 1)));

    assertThat(sent.writes())
        .satisfiesExactlyInAnyOrder(
            books -> assertThat(books).startsWith("update books "),
            songs -> assertThat(songs).startsWith("update songs "),
            plays -> assertThat(plays).startsWith("update plays "),
            author -> assertThat(author).startsWith("update authors "));
    assertMarked();
  }

  @Test
  void childrenThatAreLoadedAreMarked() {
    database.recordSql(
        session -> {
          var author = session.find(Author.class, 1);
          assertThat(author.books).hasSize(2);
          assertThat(author.songs).hasSize(1);
          assertThat(author.plays).hasSize(1);
          assertThat(author.poems).hasSize(2);
          session.remove(author);
        });

    assertMarked();
  }

  @Test
  void theOptionSavesNothingByItself() {
    database.recordSql(
        session -> {
          var author = session.find(Author.class, 1);
          var song = new Song();
          song.id = 2;
          song.author = author;
          author.songs.add(song);
        });

    assertThat(database.rows("select id, deleted_at from songs order by id"))
        .containsExactly("1|null", "2|null");
  }

  // What the option is not on stays, keys and all.
  private static void assertMarked() {
    assertThat(database.rows("select id from authors where deleted_at is null")).isEmpty();
    assertThat(database.rows("select id, author_id from books where deleted_at is not null"))
        .containsExactlyInAnyOrder("1|1", "2|1");
    assertThat(database.rows("select id, author_id from songs where deleted_at is not null"))
        .containsExactly("1|1");
    assertThat(database.rows("select id, author_id from plays where deleted_at is not null"))
        .containsExactly("1|1");
    assertThat(database.rows("select id, author_id from poems where deleted_at is null"))
        .containsExactlyInAnyOrder("1|1", "2|1");
    assertThat(
            database.rows(
                """
                select count(distinct deletion_id), count(distinct deleted_at) from (
                  select * from books union all select * from songs union all select * from plays) x"""))
        .containsExactly("1|1");
  }

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author extends SoftDeletable {
    @Id int id;

    @OneToMany(mappedBy = "author")
    @CascadeRule({SAVE_UPDATE, MERGE, SOFT_DELETE})
    List<Book> books = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    List<Song> songs = new ArrayList<>();

    @OneToMany(mappedBy = "author", cascade = CascadeType.REMOVE)
    List<Play> plays = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    @CascadeRule({SAVE_UPDATE, MERGE})
    List<Poem> poems = new ArrayList<>();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }

  @Entity(name = "Song")
  @Table(name = "songs")
  static class Song extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }

  @Entity(name = "Play")
  @Table(name = "plays")
  static class Play extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }

  @Entity(name = "Poem")
  @Table(name = "poems")
  static class Poem extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
  }
}
