package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of hierarchies are marked where their root has its columns, whatever the strategy. */
class MarkedHierarchiesIT {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(
          Owner.class,
          Single.class,
          SingleSub.class,
          Joined.class,
          JoinedSub.class,
          PerClass.class,
          PerClassSub.class,
          Part.class);

  @BeforeEach
  void fill() {
    database.save(new Owner(1), new Owner(2));
    for (var at : List.of(1, 2)) {
      database.inTransaction(
          session -> {
            var owner = session.find(Owner.class, at);
            session.persist(new Single(10 * at, owner));
            session.persist(new SingleSub(10 * at + 1, owner));
            session.persist(new Joined(10 * at, owner));
            session.persist(new JoinedSub(10 * at + 1, owner));
            session.persist(new PerClass(10 * at, owner));
            var sub = new PerClassSub(10 * at + 1, owner);
            session.persist(sub);
            session.persist(new Part(at, sub));
          });
    }
  }

  @Test
  void unloadedRowsOfEveryStrategyAreMarkedWithTheirParts() {
    database.recordSql(session -> session.remove(session.getReference(Owner.class, 1)));

    assertMarked();
  }

  @Test
  void loadedOnesAreMarkedOneByOne() {
    database.recordSql(
        session -> {
          var owner = session.find(Owner.class, 1);
          assertThat(owner.singles).hasSize(2);
          assertThat(owner.joined).hasSize(2);
          assertThat(owner.perClass).hasSize(2);
          session.remove(owner);
        });

    assertMarked();
  }

  @ParameterizedTest
  @ValueSource(classes = {Single.class, Joined.class, PerClass.class})
  void aSubtypeFoundByItsRootIsMarkedAndHidden(Class<?> root) {
    database.recordSql(session -> session.remove(session.find(root, 11)));

    database.inTransaction(
        session -> {
          assertThat(session.find(root, 11)).isNull();
          assertThat(session.find(root, 10)).isNotNull();
          assertThat(session.createQuery("from " + root.getName(), root).getResultList())
              .hasSize(3);
        });
  }

  private static void assertMarked() {
    assertThat(marked("single_ones")).containsExactly("10", "11");
    assertThat(marked("joined_ones")).containsExactly("10", "11");
    assertThat(
            marked(
                "(select id, deleted_at, deletion_id from per_classes union all select id, deleted_at, deletion_id from per_class_subs) x"))
        .containsExactly("10", "11");
    assertThat(marked("parts")).containsExactly("1");
    assertThat(database.rows("select count(*) from joined_subs")).containsExactly("2");
    assertThat(
            database.rows(
                """
                select count(distinct deletion_id) from (select deletion_id from owners union all
                  select deletion_id from single_ones union all select deletion_id from joined_ones
                  union all select deletion_id from per_classes union all
                  select deletion_id from per_class_subs union all select deletion_id from parts) x"""))
        .containsExactly("1");
  }

  private static List<String> marked(String table) {
    return database.rows(
        "select id from %s where deleted_at is not null order by id".formatted(table));
  }

  @Entity(name = "Owner")
  @Table(name = "owners")
  static class Owner extends SoftDeletable {
    @Id int id;

    @OneToMany(mappedBy = "owner")
    @CascadeRule(ALL)
    List<Single> singles = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule(ALL)
    List<Joined> joined = new ArrayList<>();

    @OneToMany(mappedBy = "owner")
    @CascadeRule(ALL)
    List<PerClass> perClass = new ArrayList<>();

    Owner() {}

    Owner(int id) {
      this.id = id;
    }
  }

  @Entity(name = "Single")
  @Table(name = "single_ones")
  static class Single extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Owner owner;

    Single() {}

    Single(int id, Owner owner) {
      this.id = id;
      this.owner = owner;
    }
  }

  @Entity(name = "SingleSub")
  static class SingleSub extends Single {
    SingleSub() {}

    SingleSub(int id, Owner owner) {
      super(id, owner);
    }
  }

  @Entity(name = "Joined")
  @Table(name = "joined_ones")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Joined extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Owner owner;

    Joined() {}

    Joined(int id, Owner owner) {
      this.id = id;
      this.owner = owner;
    }
  }

  @Entity(name = "JoinedSub")
  @Table(name = "joined_subs")
  static class JoinedSub extends Joined {
    String name = "sub";

    JoinedSub() {}

    JoinedSub(int id, Owner owner) {
      super(id, owner);
    }
  }

  @Entity(name = "PerClass")
  @Table(name = "per_classes")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class PerClass extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Owner owner;

    PerClass() {}

    PerClass(int id, Owner owner) {
      this.id = id;
      this.owner = owner;
    }
  }

  @Entity(name = "PerClassSub")
  @Table(name = "per_class_subs")
  static class PerClassSub extends PerClass {

    @OneToMany(mappedBy = "sub")
    @CascadeRule(ALL)
    List<Part> parts = new ArrayList<>();

    PerClassSub() {}

    PerClassSub(int id, Owner owner) {
      super(id, owner);
    }
  }

  @Entity(name = "Part")
  @Table(name = "parts")
  static class Part extends SoftDeletable {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    PerClassSub sub;

    Part() {}

    Part(int id, PerClassSub sub) {
      this.id = id;
      this.sub = sub;
    }
  }
}
