package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A unique value is free again when the flush inserts, also below what is not loaded. */
class UniqueValuesIT {

  private static final String ROOMS_OF_HOUSE = "delete from rooms r1_0 where r1_0.house_id in (?)";
  private static final String HOUSE = "delete from houses where id=?";
  private static final String INSERT_HOUSE = "insert into houses (street,id) values (?,?)";
  private static final String INSERT_ROOM = "insert into rooms (house_id,sign,id) values (?,?,?)";

  @RegisterExtension static final MappedDatabase town = MappedDatabase.of(House.class, Room.class);

  @BeforeEach
  void fill() {
    town.save(new House("Main Street 1").with("kitchen"), new House("Side Street 2").with("attic"));
  }

  @Test
  void aParentDeletedAndCreatedAgainInOneFlushFreesItsUniqueValueFirst() {
    var sql =
        town.recordSql(
            session -> {
              session.remove(find(session, "Main Street 1"));
              session.persist(new House("Main Street 1").with("cellar"));
            });

    assertThat(sql.writes()).containsExactly(ROOMS_OF_HOUSE, HOUSE, INSERT_HOUSE, INSERT_ROOM);
    assertThat(rows()).containsExactly("Main Street 1|cellar", "Side Street 2|attic");
  }

  @Test
  void aParentDeletedAndCreatedAgainWithTheSameChildFreesTheChildsUniqueValueToo() {
    town.recordSql(
        session -> {
          session.remove(find(session, "Main Street 1"));
          session.persist(new House("Main Street 1").with("kitchen"));
        });

    assertThat(rows()).containsExactly("Main Street 1|kitchen", "Side Street 2|attic");
  }

  @Test
  void aChildThatTakesAnUnloadedOnesUniqueValueIsInsertedAfterItWasDeleted() {
    town.recordSql(
        session -> {
          session.remove(find(session, "Main Street 1"));
          session.persist(new Room("kitchen", find(session, "Side Street 2")));
        });

    assertThat(rows()).containsExactly("Side Street 2|attic", "Side Street 2|kitchen");
  }

  private static House find(EntityManager session, String street) {
    return session
        .createQuery("from House where street = :street", House.class)
        .setParameter("street", street)
        .getSingleResult();
  }

  private static List<String> rows() {
    return town.rows(
        """
        select h.street, r.sign from houses h left join rooms r on r.house_id = h.id
        order by 1, 2
        """);
  }

  @Entity(name = "House")
  @Table(name = "houses")
  static class House {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @Column(unique = true)
    String street;

    @OneToMany(mappedBy = "house")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Room> rooms = new ArrayList<>();

    protected House() {}

    House(String street) {
      this.street = street;
    }

    House with(String sign) {
      rooms.add(new Room(sign, this));
      return this;
    }
  }

  @Entity(name = "Room")
  @Table(name = "rooms")
  static class Room {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @Column(unique = true)
    String sign;

    @ManyToOne(fetch = FetchType.LAZY)
    House house;

    protected Room() {}

    Room(String sign, House house) {
      this.sign = sign;
      this.house = house;
    }
  }
}
