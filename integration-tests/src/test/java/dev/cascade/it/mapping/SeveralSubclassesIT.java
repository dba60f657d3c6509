package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A relationship to an abstract superclass whose subclasses have tables of their own and rules of
 * their own.
 */
class SeveralSubclassesIT {

  private static final String DELETE_OWNER = "delete from owners where id=?";
  private static final String DELETE_DOG = "delete from dogs where id=?";
  private static final String DELETE_BONES_OF_DOGS =
      "delete from bones b1_0 where b1_0.dog_id in"
          + " (select d2_0.id from dogs d2_0 where d2_0.owner_id in (?))";
  private static final String DELETE_ANIMALS =
      "with id_cte (id) as materialized (select a1_0.id from"
          + " (select id, owner_id, 1 as clazz_ from cats"
          + " union all select id, owner_id, 2 as clazz_ from dogs) a1_0"
          + " where a1_0.owner_id in (?)),"
          + "delete_cte_cats (id) as ("
          + "delete from cats a1_0 where a1_0.id in (select id.id from id_cte id) returning id),"
          + "delete_cte_dogs (id) as ("
          + "delete from dogs a1_0 where a1_0.id in (select id.id from id_cte id) returning id)"
          + " select count(*) from id_cte id";

  @RegisterExtension
  static final MappedDatabase home =
      MappedDatabase.of(Human.class, Animal.class, Cat.class, Dog.class, Bone.class);

  @Test
  void persistingAnOwnerSavesAnimalsOfEveryKind() {
    var sql = home.recordSql(session -> session.persist(owner()));

    assertThat(sql.writes())
        .containsExactly(
            "insert into owners (id) values (?)",
            "insert into cats (owner_id,id) values (?,?)",
            "insert into dogs (owner_id,id) values (?,?)",
            "insert into bones (dog_id,id) values (?,?)");
    assertThat(home.rows("select id, dog_id from bones")).containsExactly("bone|dog");
  }

  @Test
  void removingAnOwnerDeletesAnimalsOfEveryKindAndWhatASubclassOwns() {
    home.save(owner());

    var sql = home.recordSql(session -> session.remove(session.find(Human.class, "ada")));

    assertThat(sql.writes()).containsExactly(DELETE_BONES_OF_DOGS, DELETE_ANIMALS, DELETE_OWNER);
    assertThat(remaining()).containsExactly("0|0|0|0");
  }

  @Test
  void anOrphanOfASubclassTakesAlongWhatItOwns() {
    home.save(owner());

    var sql =
        home.recordSql(
            session ->
                session.find(Human.class, "ada").animals.removeIf(each -> each instanceof Dog));

    assertThat(sql.writes())
        .containsExactly("delete from bones b1_0 where b1_0.dog_id in (?)", DELETE_DOG);
    assertThat(remaining()).containsExactly("1|1|0|0");
  }

  @Test
  void removingAReferenceToTheSuperclassDeletesWhatTheSubclassOwns() {
    home.save(owner());

    home.recordSql(session -> session.remove(session.getReference(Animal.class, "dog")));

    assertThat(remaining()).containsExactly("1|1|0|0");
  }

  private static List<String> remaining() {
    return home.rows(
        """
        select (select count(*) from owners), (select count(*) from cats),
          (select count(*) from dogs), (select count(*) from bones)
        """);
  }

  private static Human owner() {
    var owner = new Human();
    owner.id = "ada";
    var cat = new Cat();
    cat.id = "cat";
    var dog = new Dog();
    dog.id = "dog";
    var bone = new Bone();
    bone.id = "bone";
    bone.dog = dog;
    dog.bones.add(bone);
    for (var animal : List.of(cat, dog)) {
      animal.owner = owner;
      owner.animals.add(animal);
    }
    return owner;
  }

  @Entity(name = "Human")
  @Table(name = "owners")
  static class Human {

    @Id String id;

    @OneToMany(mappedBy = "owner")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Animal> animals = new ArrayList<>();
  }

  @Entity(name = "Animal")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Animal {

    @Id String id;

    @ManyToOne Human owner;
  }

  @Entity(name = "Cat")
  @Table(name = "cats")
  static class Cat extends Animal {}

  @Entity(name = "Dog")
  @Table(name = "dogs")
  static class Dog extends Animal {

    @OneToMany(mappedBy = "dog")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Bone> bones = new ArrayList<>();
  }

  @Entity(name = "Bone")
  @Table(name = "bones")
  static class Bone {

    @Id String id;

    @ManyToOne(optional = false)
    Dog dog;
  }
}
