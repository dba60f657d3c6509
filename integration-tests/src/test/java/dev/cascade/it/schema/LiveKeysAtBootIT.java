package dev.cascade.it.schema;

import static dev.cascade.it.schema.Blog.ENTITIES;
import static dev.cascade.it.schema.Blog.KEYS;
import static dev.cascade.it.schema.Blog.NOTES_KEY;
import static dev.cascade.it.schema.Blog.POSTS_KEY;
import static dev.cascade.it.schema.Blog.ROWS;
import static dev.cascade.it.schema.Blog.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeOption;
import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.PassiveDeletes;
import dev.cascade.hibernate.CascadeIntegrator;
import dev.cascade.it.schema.Blog.User;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveKeysAtBootIT {

  private static final String POSTS_FINDING =
      """
      [CASCADE-114] User.posts: passiveDeletes = ON leaves rows to ON DELETE CASCADE when a User is removed, but in the database constraint fk_posts_user of posts.user_id has no ON DELETE.
        Run: alter table posts drop constraint fk_posts_user; alter table posts add constraint fk_posts_user foreign key (user_id) references users (id) on delete cascade; Or leave passiveDeletes out.""";

  private static final String NOTES_FINDING =
      """
      [CASCADE-114] User.notes: passiveDeletes = ALL leaves rows to ON DELETE SET NULL when a User is removed, but in the database no foreign key stands on notes.user_id.
        Run: alter table notes add constraint fk_notes foreign key (user_id) references users (id) on delete set null; Or leave passiveDeletes out.""";

  private final ExistingTables tables = ExistingTables.of(TABLES);

  @AfterEach
  void drop() {
    tables.close();
  }

  @Test
  void aKeyWithoutItsClauseRefusesTheStart() {
    tables.execute(POSTS_KEY + "; " + NOTES_KEY + " on delete set null");

    var refusal = tables.refusal(ENTITIES);

    assertThat(refusal.message()).isEqualTo("1 cascade rule cannot hold:\n- " + POSTS_FINDING);
  }

  @Test
  void allFindingsComeInOneReport() {
    tables.execute(POSTS_KEY);

    var refusal = tables.refusal(ENTITIES);

    assertThat(refusal.message().replaceAll("constraint FK\\w+", "constraint fk_notes"))
        .isEqualTo("2 cascade rules cannot hold:\n- " + NOTES_FINDING + "\n- " + POSTS_FINDING);
  }

  @Test
  void theStatementsInTheReportMendTheTables() {
    tables.execute(POSTS_KEY + " on delete set null; " + ROWS);
    tables.execute(tables.refusal(ENTITIES).ddl());

    try (var sessions = tables.boot(ENTITIES)) {
      var sent = tables.sentBy(sessions, session -> session.remove(session.find(User.class, 1)));

      assertThat(sent)
          .containsExactly(
              "select u1_0.id from users u1_0 where u1_0.id=?", "delete from users where id=?");
    }
    assertThat(tables.column("select id from posts")).isEmpty();
    assertThat(tables.column("select user_id from notes")).containsExactly((String) null);
  }

  @Test
  void keysAsTheRulesRelyOnThemPass() {
    tables.execute(KEYS);

    try (var sessions = tables.boot(ENTITIES)) {
      assertThat(sessions.isOpen()).isTrue();
    }
  }

  @Test
  void anotherClauseThanTheMappingSaysRefusesTheStart() {
    assertThat(reasonWith("on delete restrict")).endsWith(" is ON DELETE RESTRICT.");
    assertThat(reasonWith("on delete no action")).endsWith(" has no ON DELETE.");
    assertThat(reasonWith("on delete set null")).endsWith(" is ON DELETE SET NULL.");
    assertThat(reasonWith("on delete set default")).endsWith(" is ON DELETE SET DEFAULT.");
  }

  private String reasonWith(String clause) {
    tables.execute(
        "alter table posts drop constraint if exists fk_posts_user; alter table notes drop constraint if exists fk_notes_user; "
            + POSTS_KEY
            + " "
            + clause
            + "; "
            + NOTES_KEY
            + " on delete set null");
    return tables.refusal(ENTITIES).reasons().get(0);
  }

  @Test
  void ofTwoKeysOnOneColumnBothMustDoIt() {
    tables.execute(
        "alter table posts add constraint fk_older foreign key (user_id) references users; "
            + KEYS
            + ROWS);
    assertThatThrownBy(() -> tables.execute("delete from users"))
        .hasStackTraceContaining("violates foreign key constraint \"fk_older\"");

    var refusal = tables.refusal(ENTITIES);

    assertThat(refusal.reasons())
        .singleElement()
        .asString()
        .endsWith("but in the database constraint fk_older of posts.user_id has no ON DELETE.");
    assertThat(refusal.ddl()).isEqualTo("alter table posts drop constraint fk_older;");
  }

  @Test
  void aKeyToAnotherTableIsNoneOfOurs() {
    tables.execute(
        KEYS
            + "create table accounts (id int primary key); alter table posts add foreign key (user_id) references accounts");

    try (var sessions = tables.boot(ENTITIES)) {
      assertThat(sessions.isOpen()).isTrue();
    }
  }

  @Test
  void aWarningIsLoggedOnceAndTheApplicationStarts() {
    tables.execute(
        POSTS_KEY + "; " + NOTES_KEY + " on delete set null; insert into users values (1)");
    tables.with("cascade.checks.CASCADE-114", "warn");

    try (var warnings = new Warnings();
        var sessions = tables.boot(ENTITIES)) {
      tables.sentBy(sessions, session -> session.remove(session.getReference(User.class, 1)));

      assertThat(warnings.texts()).containsExactly(POSTS_FINDING);
    }
  }

  @Test
  void aCheckThatIsOffOpensNoConnection() {
    tables.execute(KEYS);
    var on = tables.connectionsToBoot(ENTITIES);

    var off = tables.with("cascade.checks.114", "off").connectionsToBoot(ENTITIES);

    assertThat(on).isEqualTo(off + 1);
  }

  @Test
  void withoutPassiveRulesNoConnectionIsOpened() {
    var ours = tables.connectionsToBoot(Parent.class, Child.class);

    var without =
        tables.with("cascade.enabled", false).connectionsToBoot(Parent.class, Child.class);

    assertThat(ours).isEqualTo(without);
  }

  @Test
  void anIntegratorRegisteredTwiceAsksOnce() {
    tables.execute(KEYS);
    var once = tables.connectionsToBoot(ENTITIES);

    tables.with(
        "hibernate.integrator_provider",
        (IntegratorProvider) () -> List.of(new CascadeIntegrator()));

    assertThat(tables.connectionsToBoot(ENTITIES)).isEqualTo(once);
  }

  @Test
  void tablesThatTheSameBootMakesAreRight() {
    tables.execute("drop table users, posts, notes");
    tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create");

    try (var sessions = tables.boot(ENTITIES)) {
      assertThat(sessions.isOpen()).isTrue();
    }
    assertThat(
            tables.column(
                "select confdeltype from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by 1"))
        .containsExactly("c", "n");
  }

  @Test
  void aRefusedStartClosesTheFactory() {
    // With create-drop, a factory drops on closing what it made.
    tables.execute("drop table users, posts, notes");
    tables.with(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create-drop");

    var refusal = tables.refusal(Shelf.class, Book.class);

    assertThat(refusal.reasons())
        .singleElement()
        .asString()
        .endsWith("but in the database no foreign key stands on Book.shelf_id.");
    assertThat(tables.column("select tablename from pg_tables where schemaname = current_schema()"))
        .isEmpty();
  }

  @Entity(name = "Parent")
  static class Parent {

    @Id int id;

    @OneToMany(mappedBy = "parent")
    @CascadeRule(CascadeOption.ALL)
    List<Child> children;
  }

  @Entity(name = "Child")
  static class Child {

    @Id int id;
    @ManyToOne Parent parent;
  }

  @Entity(name = "Shelf")
  static class Shelf {

    @Id int id;

    @OneToMany(mappedBy = "shelf")
    @CascadeRule(value = CascadeOption.ALL, passiveDeletes = PassiveDeletes.ON)
    List<Book> books;
  }

  @Entity(name = "Book")
  static class Book {

    @Id int id;

    @ManyToOne
    @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @OnParentDelete(OnDelete.CASCADE)
    Shelf shelf;
  }
}
