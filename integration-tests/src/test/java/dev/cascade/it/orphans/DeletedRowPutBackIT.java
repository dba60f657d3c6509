package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An object whose row an earlier flush has deleted is put somewhere again. */
class DeletedRowPutBackIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Ship.class, Flag.class);

  @Test
  void aChildWhoseRowAFlushHasDeletedIsNotSaidToHaveOne() {
    var saved = new Ship("one");
    saved.flag = new Flag("old");
    database.save(saved);

    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      var one = ship(session, "one");
                      var old = one.flag;
                      one.flag = null;
                      session.flush();
                      one.flag = old;
                    }));

    assertThat(refused)
        .hasStackTraceContaining(
            "reached by Ship#one over Ship.flag. Its row is deleted: put a new object there");
    assertThat(database.sent().writes()).containsExactly("delete from Flag where id=?");
    assertThat(flags()).containsExactly("old|one");
  }

  private static Ship ship(EntityManager session, String name) {
    return session.find(Ship.class, name);
  }

  private static List<String> flags() {
    return database.rows("select name, ship_name from flag order by name");
  }

  @Entity(name = "Ship")
  static class Ship {

    @Id String name;

    @OneToOne(mappedBy = "ship")
    @CascadeRule({ALL, DELETE_ORPHAN})
    @Nullable Flag flag;

    Ship() {}

    Ship(String name) {
      this.name = name;
    }
  }

  @Entity(name = "Flag")
  static class Flag {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    String name;

    @OneToOne(fetch = FetchType.LAZY)
    @Nullable Ship ship;

    Flag() {}

    Flag(String name) {
      this.name = name;
    }
  }
}
