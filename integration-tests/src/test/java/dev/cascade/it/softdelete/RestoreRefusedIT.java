package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.refusal.RestoreRefusedException;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A restore is refused, by name and before any change, where live rows have its unique values. */
class RestoreRefusedIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Account.class, Badge.class, Seat.class, Box.class, Pass.class, DayPass.class, Node.class);

  @BeforeEach
  void letLiveRowsOnlyBeUnique() {
    database
        .rows(
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
            from pg_constraint where contype = 'u' and connamespace = current_schema()::regnamespace""")
        .forEach(database::execute);
    database.execute(
        """
        create unique index if not exists live_accounts on accounts (email) where deleted_at is null;
        create unique index if not exists live_badges on badges (account_id) where deleted_at is null;
        create unique index if not exists live_seats on seats (row, number) where deleted_at is null;
        create unique index if not exists live_passes on passes (code) where deleted_at is null;
        create unique index if not exists live_day_passes on day_passes (code) where deleted_at is null;
        create unique index if not exists live_nodes on nodes (name) where deleted_at is null""");
  }

  @Test
  void anEmailThatAnotherAccountHasMeanwhileIsRefused() {
    database.execute("insert into accounts (id, email) values (1, 'ada@x'), (2, 'bob@x')");
    remove(Account.class, 1L);
    database.execute("insert into accounts (id, email) values (3, 'ada@x')");

    var refused =
        catchThrowableOfType(
            RestoreRefusedException.class,
            () -> database.recordSql(session -> Cascades.of(session).restore(Account.class, 1L)));

    assertThat(refused)
        .hasMessage(
            """
            The restore is refused:
            - Account#1 has the same email as Account#3, and it is unique.
            Nothing was restored. Delete or change the rows that have these values first.""");
    assertThat(refused.taken())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.id()).isEqualTo(1L);
              assertThat(each.otherId()).isEqualTo(3L);
            });
    assertThat(database.sent().writes()).isEmpty();
    assertThat(database.rows("select id from accounts where deleted_at is not null"))
        .containsExactly("1");
  }

  @Test
  void whenTheOtherHasGoneItComesBack() {
    database.execute("insert into accounts (id, email) values (1, 'ada@x')");
    remove(Account.class, 1L);
    database.execute("insert into accounts (id, email) values (3, 'ada@x')");
    remove(Account.class, 3L);

    restore(Account.class, 1L);

    assertThat(database.rows("select id from accounts where deleted_at is null"))
        .containsExactly("1");
  }

  @Test
  void allThatIsTakenBelowTheRowIsToldAtOnce() {
    database.execute(
        """
        insert into accounts (id, email) values (1, 'ada@x'), (2, 'bob@x');
        insert into badges (id, account_id) values (1, 1);
        insert into seats (id, DTYPE, account_id, row, number) values
          (1, 'Seat', 1, 1, 1), (2, 'Seat', 1, 1, 2), (3, 'Box', 1, 1, 3)""");
    remove(Account.class, 1L);
    database.execute(
        """
        insert into badges (id, account_id) values (7, 1);
        insert into seats (id, DTYPE, account_id, row, number) values
          (8, 'Seat', 2, 1, 1), (9, 'Box', 2, 1, 3)""");

    assertThatThrownBy(() -> restore(Account.class, 1L))
        .isInstanceOf(RestoreRefusedException.class)
        .hasMessageContainingAll(
            "- Badge#1 has the same account as Badge#7, and it is unique.",
            "- Seat#1 has the same number and row as Seat#8, and they are unique.",
            "- Seat#3 has the same number and row as Seat#9, and they are unique.");
    assertThat(database.rows("select id from seats where deleted_at is null"))
        .containsExactlyInAnyOrder("8", "9");
  }

  @Test
  void aValueThatIsNullIsTakenByNobody() {
    database.execute("insert into accounts (id) values (1)");
    remove(Account.class, 1L);
    database.execute("insert into accounts (id) values (2)");

    restore(Account.class, 1L);

    assertThat(database.rows("select id from accounts where deleted_at is null"))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aSubtypeIsComparedWithAllRowsOfItsTable() {
    database.execute("insert into seats (id, DTYPE, row, number) values (1, 'Seat', 1, 1)");
    remove(Seat.class, 1L);
    database.execute("insert into seats (id, DTYPE, row, number) values (2, 'Box', 1, 1)");

    assertThatThrownBy(() -> restore(Seat.class, 1L))
        .hasMessageContaining("Seat#1 has the same number and row as Seat#2");
  }

  @Test
  void whereEachTypeHasItsTableOnlyThatIsCompared() {
    database.execute(
        "insert into passes (id, code) values (1, 'x'); insert into day_passes (id, code) values (2, 'y')");
    remove(Pass.class, 1L);
    remove(Pass.class, 2L);
    database.execute(
        "insert into day_passes (id, code) values (3, 'x'); insert into day_passes (id, code) values (4, 'y')");

    restore(Pass.class, 1L);
    assertThatThrownBy(() -> restore(Pass.class, 2L)).hasMessageContaining("DayPass#2");

    assertThat(database.rows("select id from passes where deleted_at is null"))
        .containsExactly("1");
  }

  @Test
  void aParentThatIsTakenIsRefusedBeforeItsChildComesBack() {
    database.execute(
        """
        insert into accounts (id, email) values (1, 'ada@x');
        insert into seats (id, DTYPE, account_id, row, number) values (1, 'Seat', 1, 1, 1)""");
    remove(Account.class, 1L);
    database.execute("insert into accounts (id, email) values (3, 'ada@x')");

    assertThatThrownBy(
            () ->
                database.recordSql(
                    session ->
                        Cascades.of(session).restoring(Seat.class, 1L).withParents().execute()))
        .hasMessageContaining("Account#1 has the same email as Account#3");
    assertThat(database.sent().writes()).isEmpty();

    restore(Seat.class, 1L);
    assertThat(database.rows("select id from seats where deleted_at is null")).containsExactly("1");
  }

  @Test
  void rowsThatWouldComeBackTogetherAreComparedToo() {
    database.execute("insert into nodes (id, name) values (1, 'x')");
    remove(Node.class, 1L);
    database.execute("insert into nodes (id, name, node_id) values (2, 'x', 1)");
    remove(Node.class, 2L);

    assertThatThrownBy(
            () ->
                database.inTransaction(
                    session ->
                        Cascades.of(session).restoring(Node.class, 2L).withParents().execute()))
        .isInstanceOf(RestoreRefusedException.class)
        .hasMessageContaining("Node#2 has the same name as Node#1");

    restore(Node.class, 2L);
    assertThat(database.rows("select id from nodes where deleted_at is null")).containsExactly("2");
  }

  private static void remove(Class<?> type, Object id) {
    database.inTransaction(session -> session.remove(session.find(type, id)));
  }

  private static void restore(Class<?> type, Object id) {
    database.inTransaction(session -> Cascades.of(session).restore(type, id));
  }

  @Entity(name = "Account")
  @Table(name = "accounts")
  static class Account extends SoftDeletable {
    @Id Long id;

    @Column(unique = true)
    String email;

    @OneToOne(mappedBy = "account", fetch = FetchType.LAZY)
    @CascadeRule(ALL)
    Badge badge;

    @OneToMany(mappedBy = "account")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Seat> seats = new HashSet<>();
  }

  @Entity(name = "Badge")
  @Table(name = "badges")
  static class Badge extends SoftDeletable {
    @Id Long id;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    Account account;
  }

  @Entity(name = "Seat")
  @Table(name = "seats", uniqueConstraints = @UniqueConstraint(columnNames = {"row", "number"}))
  static class Seat extends SoftDeletable {
    @Id Long id;
    Integer row;
    Integer number;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    Account account;
  }

  @Entity(name = "Box")
  static class Box extends Seat {}

  @Entity(name = "Pass")
  @Table(name = "passes")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Pass extends SoftDeletable {
    @Id Long id;

    @Column(unique = true)
    String code;
  }

  @Entity(name = "DayPass")
  @Table(name = "day_passes")
  static class DayPass extends Pass {}

  @Entity(name = "Node")
  @Table(name = "nodes")
  static class Node extends SoftDeletable {
    @Id Long id;

    @Column(unique = true)
    String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "node_id")
    Node node;

    @OneToMany(mappedBy = "node")
    @CascadeRule(ALL)
    Set<Node> nodes = new HashSet<>();
  }
}
