package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A new thing says that it stands on a desk where another one stands, and no rule says that what is
 * let go be deleted.
 */
class ClaimedDeskIT {

  @RegisterExtension
  static final MappedDatabase database = MappedDatabase.of(Desk.class, Lamp.class, Plant.class);

  @BeforeEach
  void aDeskWithOneOfEach() {
    var desk = new Desk("oak");
    var lamp = new Lamp("old");
    var plant = new Plant("old");
    lamp.desk = desk;
    plant.desk = desk;
    desk.lamp = lamp;
    desk.plant = plant;
    database.inTransaction(session -> List.of(desk, lamp, plant).forEach(session::persist));
  }

  @Test
  void theOldLampIsReleased() {
    var sql =
        database.recordSql(
            session -> {
              var desk = session.find(Desk.class, "oak");
              var old = desk.lamp;
              var lamp = new Lamp("new");
              lamp.desk = desk;
              session.persist(lamp);
              session.flush();

              assertThat(desk.lamp).isSameAs(lamp);
              assertThat(old.desk).isNull();
            });

    assertThat(sql.writes())
        .containsExactly(
            "update lamps l1_0 set desk_id=null where l1_0.id=?",
            "insert into lamps (desk_id,id) values (?,?)");
    assertThat(database.rows("select id, desk_id from lamps order by id"))
        .containsExactly("new|oak", "old|null");
  }

  @Test
  void aPlantWithoutARuleIsHibernatesOwnMatter() {
    var refused =
        catchThrowable(
            () ->
                database.recordSql(
                    session -> {
                      var plant = new Plant("new");
                      plant.desk = session.find(Desk.class, "oak");
                      session.persist(plant);
                    }));

    assertThat(refused).hasCauseInstanceOf(ConstraintViolationException.class);
    assertThat(database.rows("select id, desk_id from plants")).containsExactly("old|oak");
  }

  @Entity(name = "Desk")
  @Table(name = "desks")
  static class Desk {

    @Id @Nullable String id;

    @OneToOne(mappedBy = "desk")
    @CascadeRule({SAVE_UPDATE, MERGE})
    @Nullable Lamp lamp;

    @OneToOne(mappedBy = "desk")
    @Nullable Plant plant;

    protected Desk() {}

    Desk(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Lamp")
  @Table(name = "lamps")
  static class Lamp {

    @Id @Nullable String id;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "desk_id")
    @Nullable Desk desk;

    protected Lamp() {}

    Lamp(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Plant")
  @Table(name = "plants")
  static class Plant {

    @Id @Nullable String id;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "desk_id")
    @Nullable Desk desk;

    protected Plant() {}

    Plant(String id) {
      this.id = id;
    }
  }
}
