package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** References to deleted rows that show as null, and keep their keys. */
class LiveReferencesIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Chef.class, Dish.class, Emptied.class);

  @BeforeEach
  void fill() {
    database.execute(
        """
        insert into chefs (id, deleted_at) values (1, null), (2, now());
        insert into dishes (id, name, chef_id, taster_id) values (1, 'soup', 1, 2), (2, 'pie', 2, 1);
        insert into emptied (id, name, chef_id) values (1, 'soup', 2);
        """);
  }

  @Test
  void aDeletedOneShowsAsNullWhetherEagerOrLazy() {
    database.inTransaction(
        session -> {
          var soup = session.find(Dish.class, 1);
          var pie = session.find(Dish.class, 2);
          assertThat(soup.chef().getId()).isEqualTo(1);
          assertThat(soup.taster()).isNull();
          assertThat(pie.chef()).isNull();
          assertThat(pie.taster().getId()).isEqualTo(1);
        });
  }

  @Test
  void aLazyOneIsLoadedOnlyWhenItIsAsked() {
    database.inTransaction(
        session -> {
          var pie = session.find(Dish.class, 2);
          assertThat(Hibernate.isInitialized(pie.chef)).isFalse();
          assertThat(pie.chef()).isNull();
          assertThat(Hibernate.isInitialized(pie.chef)).isTrue();
        });
  }

  @Test
  void itsKeySurvivesAnUpdate() {
    var sent =
        database.recordSql(
            session -> {
              var pie = session.find(Dish.class, 2);
              assertThat(pie.chef()).isNull();
              pie.name = "tart";
            });

    assertThat(sent.writes())
        .containsExactly("update dishes set chef_id=?,name=?,taster_id=? where id=?");
    assertThat(database.rows("select name, chef_id, taster_id from dishes where id = 2"))
        .containsExactly("tart|2|1");
  }

  @Test
  void anotherOneMayBeSetInItsPlace() {
    database.recordSql(
        session -> {
          var pie = session.find(Dish.class, 2);
          pie.chef = session.find(Chef.class, 1);
          assertThat(pie.chef().getId()).isEqualTo(1);
        });

    assertThat(database.rows("select chef_id from dishes where id = 2")).containsExactly("1");
  }

  @Test
  void itShowsAgainOnceItIsRestored() {
    database.inTransaction(
        session -> {
          var pie = session.find(Dish.class, 2);
          assertThat(pie.chef()).isNull();
          Cascades.of(session).restore(Chef.class, 2);
          assertThat(pie.chef().getId()).isEqualTo(2);
        });
  }

  /** Why no attribute is emptied: Hibernate takes it for a change, and the key is lost. */
  @Test
  void anAttributeThatIsEmptiedWhenItIsLoadedLosesItsKeyAtTheNextFlush() {
    var sent =
        database.recordSql(session -> assertThat(session.find(Emptied.class, 1).chef).isNull());

    assertThat(sent.writes()).containsExactly("update emptied set chef_id=?,name=? where id=?");
    assertThat(database.rows("select count(chef_id) from emptied")).containsExactly("0");
  }

  @Entity(name = "Chef")
  @Table(name = "chefs")
  static class Chef extends SoftDeletable {
    @Id int id;

    int getId() {
      return id;
    }
  }

  @Entity(name = "Dish")
  @Table(name = "dishes")
  static class Dish extends SoftDeletable {
    @Id int id;
    String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "chef_id")
    Chef chef;

    @ManyToOne
    @JoinColumn(name = "taster_id")
    Chef taster;

    @Nullable Chef chef() {
      return live(chef);
    }

    @Nullable Chef taster() {
      return live(taster);
    }
  }

  @Entity(name = "Emptied")
  @Table(name = "emptied")
  static class Emptied {
    @Id int id;
    String name;

    @ManyToOne
    @JoinColumn(name = "chef_id")
    @Nullable Chef chef;

    @PostLoad
    void empty() {
      if (chef != null && chef.isDeleted()) {
        chef = null;
      }
    }
  }
}
