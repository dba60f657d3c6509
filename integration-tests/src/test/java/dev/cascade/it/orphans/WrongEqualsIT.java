package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Children that call themselves equal though they are not, or change their hash code. */
class WrongEqualsIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Bag.class, Thing.class);

  @BeforeEach
  void aBagOfTwoThings() {
    database.save(new Bag("b"));
    database.inTransaction(
        session -> {
          session.find(Bag.class, "b").things.add(new Thing("pen"));
          session.find(Bag.class, "b").things.add(new Thing("cup"));
        });
  }

  @Test
  void aThingWhoseHashCodeChangedInANewSetStays() {
    database.recordSql(
        session -> {
          var bag = session.find(Bag.class, "b");
          bag.things = new HashSet<>(bag.things);
          bag.things.forEach(each -> each.name += "s");
        });

    assertThat(database.rows("select name, bag_id from thing order by name"))
        .containsExactly("cups|b", "pens|b");
  }

  @Test
  void aThingThatCannotBeTakenOutForItsHashCodeStays() {
    database.recordSql(
        session -> {
          var bag = session.find(Bag.class, "b");
          var thing = bag.things.iterator().next();
          thing.name = "new";
          assertThat(bag.things.remove(thing)).isFalse();
          bag.things.add(new Thing("late"));
        });

    assertThat(database.rows("select id from thing")).hasSize(3);
  }

  @Test
  void aSetWhoseElementsTheManagedOneCallsEqualIsRefusedByName() {
    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      var bag = session.find(Bag.class, "b");
                      Set<Thing> all =
                          new TreeSet<>(Comparator.comparing(each -> String.valueOf(each.id)));
                      all.addAll(bag.things);
                      all.forEach(each -> each.name = "same");
                      bag.things = all;
                    }));

    assertThat(refused)
        .hasStackTraceContaining(
            "Bag#b holds 2 objects by Bag.things, but the collection that the session manages there keeps 1 of them: it calls others equal. Let equals and hashCode (or the order of a sorted collection) of Thing tell apart what are different rows.");
    assertThat(database.sent().writes()).isEmpty();
    assertThat(database.rows("select name from thing order by name")).containsExactly("cup", "pen");
  }

  @Test
  void aSetWithoutOneOfTwoThatLookAlikeDropsThatOne() {
    database.recordSql(
        session -> {
          var bag = session.find(Bag.class, "b");
          var pen = bag.things.stream().filter(each -> each.name.equals("pen")).toList();
          pen.get(0).name = "cup";
          bag.things = new HashSet<>(pen);
        });

    assertThat(database.rows("select name, bag_id from thing")).containsExactly("cup|b");
  }

  @Entity(name = "Bag")
  static class Bag {

    @Id @Nullable String id;

    @OneToMany(mappedBy = "bag")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Set<Thing> things = new HashSet<>();

    protected Bag() {}

    Bag(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Thing")
  static class Thing {

    @Id @GeneratedValue @Nullable Long id;

    String name = "";

    @ManyToOne @Nullable Bag bag;

    protected Thing() {}

    Thing(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Thing thing && name.equals(thing.name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name);
    }
  }
}
