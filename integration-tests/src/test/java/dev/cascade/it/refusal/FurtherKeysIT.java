package dev.cascade.it.refusal;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that are mapped in less usual ways have their names too. */
class FurtherKeysIT {

  @RegisterExtension
  static final MappedDatabase fleet =
      MappedDatabase.of(
          Harbour.class, Vessel.class, Ferry.class, Berth.class, Lamp.class, Licence.class);

  private final Harbour harbour = new Harbour();

  @Test
  void aReferenceOfATablePerClass() {
    var ferry = new Ferry();
    ferry.home = harbour;
    fleet.save(harbour, ferry);

    assertThat(refusedBy("delete from harbours")).isEqualTo("Vessel.home");
  }

  @Test
  void aCollectionThatOnlyTheParentHas() {
    harbour.lamps.add(new Lamp());
    fleet.save(harbour);

    assertThat(refusedBy("delete from harbours")).isEqualTo("Harbour.lamps");
  }

  @Test
  void aReferenceInAnEmbeddable() {
    var berth = new Berth();
    berth.place.harbour = harbour;
    fleet.save(harbour, berth);

    assertThat(refusedBy("delete from harbours")).isEqualTo("Berth.place.harbour");
  }

  @Test
  void aSecondaryTable() {
    var berth = new Berth();
    berth.depth = 3;
    fleet.save(berth);

    assertThat(refusedBy("delete from berths")).isEqualTo("Berth in berth_depths");
  }

  @Test
  void anIdentifierThatIsItsParents() {
    var licence = new Licence();
    licence.harbour = harbour;
    fleet.save(harbour, licence);

    assertThat(refusedBy("delete from harbours")).isEqualTo("Licence.harbour");
  }

  private static String refusedBy(String sql) {
    var refused =
        catchThrowableOfType(
            DeleteRefusedException.class,
            () -> fleet.inTransaction(session -> session.createNativeQuery(sql).executeUpdate()));
    assertThat(refused.refusals()).hasSize(1);
    return refused.refusals().get(0).relationship();
  }

  @Entity(name = "Harbour")
  @Table(name = "harbours")
  static class Harbour {

    @Id Long id = 1L;

    @OneToMany
    @CascadeRule(ALL)
    @JoinColumn(name = "harbour_id")
    List<Lamp> lamps = new ArrayList<>();
  }

  @Entity(name = "Lamp")
  @Table(name = "lamps")
  static class Lamp {

    @Id Long id = 1L;
  }

  @Entity(name = "Vessel")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Vessel {

    @Id Long id = 1L;

    @Nullable @ManyToOne Harbour home;
  }

  @Entity(name = "Ferry")
  @Table(name = "ferries")
  static class Ferry extends Vessel {}

  @Entity(name = "Berth")
  @Table(name = "berths")
  @SecondaryTable(name = "berth_depths")
  static class Berth {

    @Id Long id = 1L;

    @Embedded Place place = new Place();

    @Nullable
    @Column(table = "berth_depths")
    Integer depth;
  }

  @Embeddable
  static class Place {

    @Nullable @ManyToOne Harbour harbour;
  }

  @Entity(name = "Licence")
  @Table(name = "licences")
  static class Licence {

    @Id Long id;

    @OneToOne @MapsId Harbour harbour;
  }
}
