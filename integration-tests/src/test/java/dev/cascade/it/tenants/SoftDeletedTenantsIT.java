package dev.cascade.it.tenants;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.PurgedRows.KeptRow;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Marks, restores and purges of one tenant leave the rows of another as they are. */
class SoftDeletedTenantsIT {

  private static final String REFUSED =
      "Page#1 is referred to by 1 row over Remark.page; it belongs to another tenant";

  @RegisterExtension
  static final TenantDatabase library =
      TenantDatabase.of(Book.class, Page.class, Remark.class, Chapter.class);

  @BeforeEach
  void fill() {
    library.execute(
        """
        insert into books (id, tenant) values (1, 'a'), (2, 'b');
        insert into pages (id, tenant, book_id) values (1, 'a', 1), (2, 'b', 2);
        insert into remarks (id, tenant, page_id) values (1, 'a', 1), (2, 'b', 2);
        insert into chapters (id, tenant, book_id) values (1, 'a', 1), (2, 'b', 2);
        insert into chapters (id, tenant, above_id) values (3, 'a', 1), (4, 'b', 2);
        """);
  }

  private static void addForeignRemark() {
    library.execute("insert into remarks (id, tenant, page_id) values (9, 'b', 1)");
  }

  @Test
  void aRowOfAnotherTenantIsNotMarked() {
    addForeignRemark();

    assertThat(library.refusals("a", session -> session.remove(session.find(Book.class, 1))))
        .containsExactly(REFUSED);
    assertThat(live("books", "pages", "remarks")).containsExactly("1 2", "1 2", "1 2 9");
  }

  @Test
  void norInATree() {
    library.execute("insert into chapters (id, tenant, above_id) values (9, 'b', 3)");

    assertThat(library.refusals("a", session -> session.remove(session.find(Book.class, 1))))
        .containsExactly(
            "Chapter#3 is referred to by 1 row over Chapter.above; it belongs to another tenant");
    assertThat(live("chapters")).containsExactly("1 2 3 4 9");
  }

  @Test
  void aRowOfAnotherTenantThatIsMarkedAlreadyIsInNobodysWay() {
    addForeignRemark();
    library.execute("update remarks set deleted_at = now() where id = 9");

    library.as("a", session -> session.remove(session.find(Book.class, 1)));

    assertThat(live("books", "pages", "remarks", "chapters")).containsExactly("2", "2", "2", "2 4");
  }

  @Test
  void eachStatementThatMarksCarriesTheTenant() {
    var sql = library.as("a", session -> session.remove(session.find(Book.class, 1)));

    assertThat(sql.writes())
        .containsExactlyInAnyOrder(
            "update remarks r1_0 set deleted_at=?,deletion_id=? where r1_0.page_id in (select p2_0.id from pages p2_0 where p2_0.tenant = ? and p2_0.deleted_at is null and p2_0.book_id in (?)) and r1_0.tenant = ? and r1_0.deleted_at is null",
            "update pages p1_0 set deleted_at=?,deletion_id=? where p1_0.book_id in (?) and p1_0.tenant = ? and p1_0.deleted_at is null",
            "update chapters c1_0 set deleted_at=?,deletion_id=? where c1_0.id in (?,?) and c1_0.tenant = ? and c1_0.deleted_at is null",
            "update books set deleted_at=?,deletion_id=? where id=? and deleted_at is null");
  }

  @Test
  void aRestoreBringsBackOnesOwnAndSaysSo() {
    library.as("a", session -> session.remove(session.find(Book.class, 1)));
    library.execute(
        """
        insert into remarks (id, tenant, page_id, deleted_at, deletion_id)
          select 9, 'b', 1, deleted_at, deletion_id from books where id = 1;
        """);

    var sql =
        library.as(
            "a",
            session ->
                assertThat(Cascades.of(session).restore(Book.class, 1).total()).isEqualTo(5));

    assertThat(sql.writes()).isNotEmpty().allMatch(each -> each.contains(".tenant = ?"));
    assertThat(sql.reads()).isNotEmpty().allMatch(each -> each.contains(".tenant = ?"));
    assertThat(live("books", "pages", "remarks", "chapters"))
        .containsExactly("1 2", "1 2", "1 2", "1 2 3 4");
  }

  @Test
  void anotherTenantsRowIsNotRestored() {
    library.as("b", session -> session.remove(session.find(Book.class, 2)));

    var failure =
        catchThrowable(
            () -> library.as("a", session -> Cascades.of(session).restore(Book.class, 2)));

    assertThat(failure).isInstanceOf(EntityNotFoundException.class);
    assertThat(live("books")).containsExactly("1");
  }

  @Test
  void aPurgeTakesOnesOwn() {
    library.as("a", session -> session.remove(session.find(Book.class, 1)));
    library.as("b", session -> session.remove(session.find(Book.class, 2)));

    var sql =
        library.as(
            "a",
            session ->
                assertThat(
                        Cascades.of(session)
                            .purge(Book.class)
                            .olderThan(Duration.ZERO)
                            .execute()
                            .purged())
                    .isEqualTo(1));

    assertThat(sql.reads()).isNotEmpty().allMatch(each -> each.contains("tenant"));
    for (var table : new String[] {"books", "pages", "remarks", "chapters"}) {
      assertThat(library.rows("select distinct tenant from " + table)).containsExactly("b");
    }
  }

  @Test
  void aPurgeLeavesWhatARowOfAnotherTenantHangsOn() {
    library.as("a", session -> session.remove(session.find(Book.class, 1)));
    addForeignRemark();

    library.as(
        "a",
        session ->
            assertThat(
                    Cascades.of(session)
                        .purge(Book.class)
                        .olderThan(Duration.ZERO)
                        .execute()
                        .reasons())
                .containsExactly(new KeptRow(1, List.of("Page.remarks"))));
    assertThat(library.rows("select id from remarks order by 1")).containsExactly("1", "2", "9");
  }

  @Test
  void aPurgeIsRefusedWhereARowOfAnotherTenantIsMarkedToo() {
    library.as("a", session -> session.remove(session.find(Book.class, 1)));
    addForeignRemark();
    library.execute("update remarks set deleted_at = now() where id = 9");

    assertThat(
            library.refusals(
                "a",
                session ->
                    Cascades.of(session).purge(Book.class).olderThan(Duration.ZERO).execute()))
        .containsExactly(REFUSED);
    assertThat(library.rows("select id from remarks order by 1")).containsExactly("1", "2", "9");
  }

  @Test
  void aHardDeleteIsRefusedAlsoByRowsThatAreMarked() {
    addForeignRemark();
    library.execute("update remarks set deleted_at = now() where id = 9");

    assertThat(
            library.refusals(
                "a", session -> Cascades.of(session).hardDelete(session.find(Book.class, 1))))
        .containsExactly(REFUSED);
    assertThat(library.rows("select id from books order by 1")).containsExactly("1", "2");
  }

  @Test
  void aPlanTellsRowsOfOthersThatWouldBeMarked() {
    addForeignRemark();

    library.as(
        "a",
        session ->
            assertThat(Cascades.of(session).plan(Book.class, 1).preview().refusals())
                .extracting(Object::toString)
                .containsExactly(REFUSED));
  }

  @Test
  void aRootSessionMarksAcrossTenants() {
    addForeignRemark();

    library.as("root", session -> session.remove(session.find(Book.class, 1)));

    assertThat(live("books", "pages", "remarks")).containsExactly("2", "2", "2");
  }

  private static List<String> live(String... tables) {
    return List.of(tables).stream()
        .map(
            table ->
                String.join(
                    " ",
                    library.rows(
                        "select id from %s where deleted_at is null order by id".formatted(table))))
        .toList();
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book extends SoftDeletable {
    @Id int id;
    @TenantId String tenant;

    @OneToMany(mappedBy = "book")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Page> pages = new ArrayList<>();

    @OneToMany(mappedBy = "book")
    @CascadeRule(ALL)
    List<Chapter> chapters = new ArrayList<>();
  }

  @Entity(name = "Page")
  @Table(name = "pages")
  static class Page extends SoftDeletable {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Book book;

    @OneToMany(mappedBy = "page")
    @CascadeRule(ALL)
    List<Remark> remarks = new ArrayList<>();
  }

  @Entity(name = "Remark")
  @Table(name = "remarks")
  static class Remark extends SoftDeletable {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Page page;
  }

  /** Below each other. */
  @Entity(name = "Chapter")
  @Table(name = "chapters")
  static class Chapter extends SoftDeletable {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    Book book;

    @ManyToOne(fetch = FetchType.LAZY)
    Chapter above;

    @OneToMany(mappedBy = "above")
    @CascadeRule(ALL)
    List<Chapter> chapters = new ArrayList<>();
  }
}
