package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.SOFT_DELETE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnSoftDelete;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules over marked rows and rows that are deleted for good, held against each other. */
class SoftDeleteRulesIT {

  @Test
  void everyRuleThatWouldLoseOrLeaveRowsIsToldWithItsRemedy() {
    assertThatThrownBy(
            Boot.of(Author.class, Page.class, Remark.class, Shelf.class, Book.class)::metadata)
        .isInstanceOf(CascadeConfigurationException.class)
        .hasMessage(
            """
            6 cascade rules cannot hold:
            - [CASCADE-121] Author.pages: removing a Author only marks its row, but would delete Page rows for good: no restore brings them back.
              Make Page soft-deletable, or say it in a @CascadeRule here: onSoftDelete = KEEP, DELETE or REFUSE.
            - [CASCADE-121] Author.remarks: removing a Author only marks its row, but would delete Remark rows for good: no restore brings them back.
              Make Remark soft-deletable, or say it in a @CascadeRule here: onSoftDelete = KEEP, DELETE or REFUSE.
            - [CASCADE-122] Shelf.books: removing a Shelf deletes its row, but only marks Book rows, which refer to it.
              Make Shelf soft-deletable too, or leave DELETE out here, so that their key becomes NULL.
            - [CASCADE-122] Shelf.others: removing a Shelf deletes its row, but only marks Book rows, which refer to it.
              Make Shelf soft-deletable too, or leave DELETE out here, so that their key becomes NULL.
            - [CASCADE-123] Shelf.older: onSoftDelete = REFUSE stands here, but Shelf is not soft-deletable.
              Leave it out, or write what can hold.
            - [CASCADE-123] Author.drafts: SOFT_DELETE stands here, but Page is not soft-deletable.
              Leave it out, or write what can hold.""");
  }

  @Test
  void aSettingCanHaveItWarnedOfOnly() {
    Boot.of(Author.class, Page.class, Remark.class, Shelf.class, Book.class)
        .with("cascade.checks.CASCADE-121", "warn")
        .with("cascade.checks.CASCADE-122", "off")
        .with("cascade.checks.CASCADE-123", "off")
        .sessionFactory()
        .close();
  }

  @Entity(name = "Author")
  static class Author extends SoftDeletable {
    @Id Long id;

    @OneToMany(mappedBy = "author")
    @CascadeRule(ALL)
    List<Page> pages;

    @OneToMany(mappedBy = "drafter")
    @CascadeRule(SOFT_DELETE)
    List<Page> drafts;

    @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
    List<Remark> remarks;
  }

  @Entity(name = "Page")
  static class Page {
    @Id Long id;
    @ManyToOne Author author;
    @ManyToOne Author drafter;
  }

  @Entity(name = "Remark")
  static class Remark {
    @Id Long id;
    @ManyToOne Author author;
  }

  @Entity(name = "Shelf")
  static class Shelf {
    @Id Long id;

    @OneToMany(mappedBy = "shelf")
    @CascadeRule(ALL)
    List<Book> books;

    @OneToMany(mappedBy = "other", orphanRemoval = true)
    List<Book> others;

    @OneToMany(mappedBy = "older")
    @CascadeRule(onSoftDelete = OnSoftDelete.REFUSE)
    List<Book> older;
  }

  @Entity(name = "Book")
  static class Book extends SoftDeletable {
    @Id Long id;
    @ManyToOne Shelf shelf;
    @ManyToOne Shelf other;
    @ManyToOne Shelf older;
  }
}
