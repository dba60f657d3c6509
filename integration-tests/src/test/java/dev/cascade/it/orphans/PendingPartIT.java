package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** New parts of a one-sided list, under a key that may not be null, let go before any flush. */
class PendingPartIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Machine.class, Part.class);

  @Test
  void thosePutOutOfTheListAreNotStored() {
    var sql =
        database.recordSql(
            session -> {
              var machine = machine();
              session.persist(machine);
              machine.parts.remove(0);
              machine.parts.remove(0);
            });

    assertThat(sql.writes())
        .filteredOn(each -> each.contains("Part"))
        .containsExactly(
            "insert into Part (machine_id,name,id) values (?,?,?)",
            "update Part set machine_id=? where id=?");
    assertThat(parts()).containsExactly("c|m");
  }

  @Test
  void thoseLeftOutOfANewListAreNotStored() {
    database.recordSql(
        session -> {
          var machine = machine();
          session.persist(machine);
          machine.parts = new ArrayList<>(List.of(machine.parts.get(1)));
        });

    assertThat(parts()).containsExactly("b|m");
  }

  @Test
  void onePutBackAfterTheFlushIsStored() {
    database.recordSql(
        session -> {
          var machine = machine();
          session.persist(machine);
          var part = machine.parts.remove(0);
          session.flush();
          assertThat(session.contains(part)).isFalse();
          machine.parts.add(part);
        });

    assertThat(parts()).containsExactly("a|m", "b|m", "c|m");
  }

  private static Machine machine() {
    var machine = new Machine();
    machine.parts.addAll(List.of(new Part("a"), new Part("b"), new Part("c")));
    return machine;
  }

  private static List<String> parts() {
    return database.rows("select name, machine_id from part order by name");
  }

  @Entity(name = "Machine")
  static class Machine {

    @Id String id = "m";

    @OneToMany
    @JoinColumn(name = "machine_id", nullable = false)
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Part> parts = new ArrayList<>();
  }

  @Entity(name = "Part")
  static class Part {

    @Id @GeneratedValue Long id;

    String name;

    Part() {}

    Part(String name) {
      this.name = name;
    }
  }
}
