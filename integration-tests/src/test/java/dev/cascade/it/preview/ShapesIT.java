package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE;
import static dev.cascade.it.preview.Measured.rowsGone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.preview.DeletionPreview;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Diamonds, trees, and cycles of types and of rows. */
class ShapesIT {

  @RegisterExtension
  static final MappedDatabase shapes =
      MappedDatabase.of(
          Author.class,
          Book.class,
          Review.class,
          Folder.class,
          Team.class,
          Member.class,
          Letter.class,
          Envelope.class);

  @Test
  void aRowThatTwoPathsReachIsCountedOnceForTheFirstStep() {
    var ada = new Author(1);
    var bob = new Author(2);
    var book = new Book(1, ada);
    var other = new Book(2, bob);
    shapes.save(ada, bob, book, other);
    shapes.save(new Review(1, book, ada), new Review(2, book, bob), new Review(3, other, ada));

    assertThat(deleteAndCount(Author.class, 1L))
        .isEqualTo(Map.of("authors", 1L, "books", 1L, "reviews", 3L));
  }

  @Test
  void eachPathHasItsOwnRowsInTheTree() {
    var ada = new Author(1);
    var book = new Book(1, ada);
    shapes.save(ada, book, new Review(1, book, ada), new Review(2, book, ada));

    var preview =
        Measured.in(shapes, session -> Cascades.of(session).plan(Author.class, 1L)).preview();

    assertThat(lines(preview))
        .containsExactly(
            "Author.books: 1 row", "Author.books.reviews: 2 rows", "Author.reviews: 0 rows");
  }

  @Test
  void aTreeIsFollowedToItsLastLevel() {
    var top = new Folder(1, null);
    var left = new Folder(2, top);
    var right = new Folder(3, top);
    shapes.save(top, left, right, new Folder(4, left), new Folder(5, left), new Folder(6, null));

    assertThat(deleteAndCount(Folder.class, 1L)).isEqualTo(Map.of("folders", 5L));
  }

  @Test
  void rowsOfTypesThatReferToEachOtherAreFollowedUntilNoneIsLeft() {
    var first = new Team(1, null);
    var ada = new Member(1, first);
    var second = new Team(2, ada);
    var bob = new Member(2, second);
    shapes.save(first, ada, second, bob, new Team(3, null));

    assertThat(deleteAndCount(Team.class, 1L)).isEqualTo(Map.of("teams", 2L, "members", 2L));
  }

  @Test
  void rowsInACircleAreCountedOnce() {
    var first = new Team(1, null);
    var ada = new Member(1, first);
    shapes.save(first, ada);
    shapes.execute("update teams set lead_id = 1 where id = 1");

    assertThat(deleteAndCount(Team.class, 1L)).isEqualTo(Map.of("teams", 1L, "members", 1L));
  }

  @Test
  void whatARowRefersToGoesOnceForAllThatReferToIt() {
    var envelope = new Envelope(1);
    shapes.save(envelope, new Letter(1, envelope), new Letter(2, envelope));

    var gone =
        rowsGone(
            shapes,
            session -> {
              var letters = session.createQuery("from Letter", Letter.class);
              var plan = Cascades.of(session).plan(letters);
              assertThat(lines(plan.preview())).containsExactly("Letter.envelope: 1 row");
              plan.execute();
            });

    assertThat(gone).isEqualTo(Map.of("letters", 2L, "envelopes", 1L));
  }

  private static Map<String, Long> deleteAndCount(Class<?> root, Object id) {
    return rowsGone(
        shapes,
        session -> {
          var planned = Cascades.of(session).plan(root, id);
          assertThat(planned.execute().total()).isEqualTo(planned.preview().total().number());
        });
  }

  private static List<String> lines(DeletionPreview preview) {
    return preview.nodes().stream().map(each -> each.path() + ": " + each.rows()).toList();
  }

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author {

    @Id long id;

    @OneToMany(mappedBy = "author")
    @CascadeRule(ALL)
    List<Book> books = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    @CascadeRule(ALL)
    List<Review> reviews = new ArrayList<>();

    protected Author() {}

    Author(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book {

    @Id long id;

    @ManyToOne(optional = false)
    Author author;

    @OneToMany(mappedBy = "book")
    @CascadeRule(ALL)
    List<Review> reviews = new ArrayList<>();

    protected Book() {}

    Book(long id, Author author) {
      this.id = id;
      this.author = author;
    }
  }

  @Entity(name = "Review")
  @Table(name = "reviews")
  static class Review {

    @Id long id;

    @ManyToOne(optional = false)
    Book book;

    @ManyToOne(optional = false)
    Author author;

    protected Review() {}

    Review(long id, Book book, Author author) {
      this.id = id;
      this.book = book;
      this.author = author;
    }
  }

  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder {

    @Id long id;

    @ManyToOne @Nullable Folder parent;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(ALL)
    List<Folder> children = new ArrayList<>();

    protected Folder() {}

    Folder(long id, @Nullable Folder parent) {
      this.id = id;
      this.parent = parent;
    }
  }

  @Entity(name = "Team")
  @Table(name = "teams")
  static class Team {

    @Id long id;

    @ManyToOne @Nullable Member lead;

    @OneToMany(mappedBy = "team")
    @CascadeRule(ALL)
    List<Member> members = new ArrayList<>();

    protected Team() {}

    Team(long id, @Nullable Member lead) {
      this.id = id;
      this.lead = lead;
    }
  }

  @Entity(name = "Member")
  @Table(name = "members")
  static class Member {

    @Id long id;

    @ManyToOne Team team;

    @OneToMany(mappedBy = "lead")
    @CascadeRule(ALL)
    List<Team> teams = new ArrayList<>();

    protected Member() {}

    Member(long id, Team team) {
      this.id = id;
      this.team = team;
    }
  }

  @Entity(name = "Letter")
  @Table(name = "letters")
  static class Letter {

    @Id long id;

    @ManyToOne(optional = false)
    @CascadeRule(DELETE)
    Envelope envelope;

    protected Letter() {}

    Letter(long id, Envelope envelope) {
      this.id = id;
      this.envelope = envelope;
    }
  }

  @Entity(name = "Envelope")
  @Table(name = "envelopes")
  static class Envelope {

    @Id long id;

    protected Envelope() {}

    Envelope(long id) {
      this.id = id;
    }
  }
}
