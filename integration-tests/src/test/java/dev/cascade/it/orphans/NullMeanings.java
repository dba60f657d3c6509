package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;

import dev.cascade.CascadeRule;
import dev.cascade.OnMergeNull;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owners of items over relationships of every kind, each with another meaning of null in merge. */
final class NullMeanings {

  private NullMeanings() {}

  /** Null says nothing. */
  @Entity(name = "Leaving")
  @Table(name = "leaving")
  static class Leaving {

    @Id String id = "o";

    @OneToMany
    @JoinColumn(name = "leaving_set")
    @CascadeRule(value = {ALL, DELETE_ORPHAN})
    @Nullable Set<Item> set = Set.of(new Item("set"));

    @OneToMany
    @JoinColumn(name = "leaving_map")
    @MapKey(name = "id")
    @CascadeRule(value = {ALL, DELETE_ORPHAN})
    @Nullable Map<String, Item> map = Map.of("map", new Item("map"));

    @OneToOne(mappedBy = "leaving")
    @CascadeRule(value = {ALL, DELETE_ORPHAN})
    @Nullable Item inverse = new Item("inverse", this);

    @OneToOne
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true)
    @Nullable Item owning = new Item("owning");

    @ManyToOne
    @CascadeRule(value = {SAVE_UPDATE, MERGE})
    @Nullable Item many = new Item("many");

    @Embedded @Nullable LeavingPart part = new LeavingPart();
  }

  @Embeddable
  static class LeavingPart {

    String name = "part";

    @ManyToOne
    @CascadeRule(value = {SAVE_UPDATE, MERGE})
    @Nullable Item held = new Item("held");

    @OneToMany
    @JoinColumn(name = "leaving_part")
    @CascadeRule(value = {ALL, DELETE_ORPHAN})
    @Nullable Set<Item> parts = Set.of(new Item("parts"));
  }

  /** Null means none. */
  @Entity(name = "Emptying")
  @Table(name = "emptying")
  static class Emptying {

    @Id String id = "o";

    @OneToMany
    @JoinColumn(name = "emptying_set")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.EMPTY)
    @Nullable Set<Item> set = Set.of(new Item("set"));

    @OneToMany
    @JoinColumn(name = "emptying_map")
    @MapKey(name = "id")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.EMPTY)
    @Nullable Map<String, Item> map = Map.of("map", new Item("map"));

    @OneToOne(mappedBy = "emptying")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.EMPTY)
    @Nullable Item inverse = new Item("inverse", this);

    @OneToOne
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true,
        onMergeNull = OnMergeNull.EMPTY)
    @Nullable Item owning = new Item("owning");

    @ManyToOne
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        onMergeNull = OnMergeNull.EMPTY)
    @Nullable Item many = new Item("many");

    @Embedded @Nullable EmptyingPart part = new EmptyingPart();
  }

  @Embeddable
  static class EmptyingPart {

    String name = "part";

    @ManyToOne
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        onMergeNull = OnMergeNull.EMPTY)
    @Nullable Item held = new Item("held");

    @OneToMany
    @JoinColumn(name = "emptying_part")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.EMPTY)
    @Nullable Set<Item> parts = Set.of(new Item("parts"));
  }

  /** Null is a mistake. */
  @Entity(name = "Refusing")
  @Table(name = "refusing")
  static class Refusing {

    @Id String id = "o";

    @OneToMany
    @JoinColumn(name = "refusing_set")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.FAIL)
    @Nullable Set<Item> set = Set.of(new Item("set"));

    @OneToMany
    @JoinColumn(name = "refusing_map")
    @MapKey(name = "id")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.FAIL)
    @Nullable Map<String, Item> map = Map.of("map", new Item("map"));

    @OneToOne(mappedBy = "refusing")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.FAIL)
    @Nullable Item inverse = new Item("inverse", this);

    @OneToOne
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        singleParent = true,
        onMergeNull = OnMergeNull.FAIL)
    @Nullable Item owning = new Item("owning");

    @ManyToOne
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        onMergeNull = OnMergeNull.FAIL)
    @Nullable Item many = new Item("many");

    @Embedded @Nullable RefusingPart part = new RefusingPart();
  }

  @Embeddable
  static class RefusingPart {

    String name = "part";

    @ManyToOne
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        onMergeNull = OnMergeNull.FAIL)
    @Nullable Item held = new Item("held");

    @OneToMany
    @JoinColumn(name = "refusing_part")
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        onMergeNull = OnMergeNull.FAIL)
    @Nullable Set<Item> parts = Set.of(new Item("parts"));
  }

  @Entity(name = "Item")
  @Table(name = "items")
  static class Item {

    @Id private @Nullable String id;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Leaving leaving;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Emptying emptying;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Refusing refusing;

    protected Item() {}

    Item(String id) {
      this.id = id;
    }

    Item(String id, Object owner) {
      this.id = id;
      leaving = owner instanceof Leaving it ? it : null;
      emptying = owner instanceof Emptying it ? it : null;
      refusing = owner instanceof Refusing it ? it : null;
    }
  }
}
