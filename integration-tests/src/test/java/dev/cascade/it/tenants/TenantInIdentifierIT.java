package dev.cascade.it.tenants;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.hibernate.Cascades;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tenant may be a part of the identifier, embedded or of an IdClass. */
class TenantInIdentifierIT {

  @RegisterExtension
  static final TenantDatabase yard =
      TenantDatabase.of(Ship.class, Box.class, Item.class, Crate.class);

  @BeforeEach
  void fill() {
    yard.execute(
        """
        insert into ships (tenant, number) values ('a', 1), ('b', 1);
        insert into boxes (tenant, number, ship_tenant, ship_number)
          values ('a', 1, 'a', 1), ('b', 1, 'b', 1);
        insert into items (id, tenant, box_tenant, box_number) values (1, 'a', 'a', 1), (2, 'b', 'b', 1);
        insert into crates (id, tenant, ship_tenant, ship_number) values (1, 'a', 'a', 1), (2, 'b', 'b', 1);
        """);
  }

  @Test
  void onesOwnGo() {
    yard.as("a", session -> session.remove(session.find(Ship.class, new ShipId("a", 1))));

    assertThat(yard.rows("select tenant from ships")).containsExactly("b");
    assertThat(yard.rows("select tenant from boxes")).containsExactly("b");
    assertThat(yard.rows("select tenant from items")).containsExactly("b");
    assertThat(yard.rows("select tenant from crates")).containsExactly("b");
  }

  @Test
  void aRowOfAnotherTenantWhoseIdentifierSaysSoIsFound() {
    yard.execute(
        "insert into boxes (tenant, number, ship_tenant, ship_number) values ('b', 9, 'a', 1)");

    assertThat(
            yard.refusal(
                    "a", session -> session.remove(session.find(Ship.class, new ShipId("a", 1))))
                .refusals())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.relationship()).isEqualTo("Box.ship");
              assertThat(each.parentIds()).hasSize(1);
            });
  }

  @Test
  void aRowOfAnotherTenantBelowAnIdClassIsFound() {
    yard.execute("insert into items (id, tenant, box_tenant, box_number) values (9, 'b', 'a', 1)");

    assertThat(
            yard.refusal(
                    "a", session -> session.remove(session.find(Ship.class, new ShipId("a", 1))))
                .refusals())
        .extracting(each -> each.relationship())
        .containsExactly("Item.box");
    yard.as(
        "a",
        session ->
            assertThat(
                    Cascades.of(session).plan(Ship.class, new ShipId("a", 1)).preview().refusals())
                .extracting(each -> each.relationship())
                .containsExactly("Item.box"));
  }

  @Test
  void oneThatIsLoadedIsNotRemoved() {
    yard.execute(
        "insert into boxes (tenant, number, ship_tenant, ship_number) values ('b', 9, 'a', 1)");

    assertThat(
            yard.refusals(
                "a",
                session ->
                    session.find(Ship.class, new ShipId("a", 1)).boxes.forEach(session::remove)))
        .singleElement()
        .asString()
        .endsWith("it belongs to another tenant");
  }

  @Embeddable
  record ShipId(@TenantId String tenant, int number) {}

  @Entity(name = "Ship")
  @Table(name = "ships")
  static class Ship {
    @EmbeddedId ShipId id;

    @OneToMany(mappedBy = "ship")
    @CascadeRule(ALL)
    List<Box> boxes = new ArrayList<>();

    @OneToMany(mappedBy = "ship")
    @CascadeRule(ALL)
    List<Crate> crates = new ArrayList<>();
  }

  record BoxId(String tenant, int number) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Entity(name = "Box")
  @Table(name = "boxes")
  @IdClass(BoxId.class)
  static class Box {
    @Id @TenantId String tenant;
    @Id int number;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ship_tenant", referencedColumnName = "tenant")
    @JoinColumn(name = "ship_number", referencedColumnName = "number")
    Ship ship;

    @OneToMany(mappedBy = "box")
    @CascadeRule(ALL)
    List<Item> items = new ArrayList<>();
  }

  @Entity(name = "Item")
  @Table(name = "items")
  static class Item {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "box_tenant", referencedColumnName = "tenant")
    @JoinColumn(name = "box_number", referencedColumnName = "number")
    Box box;
  }

  @Entity(name = "Crate")
  @Table(name = "crates")
  static class Crate {
    @Id int id;
    @TenantId String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ship_tenant", referencedColumnName = "tenant")
    @JoinColumn(name = "ship_number", referencedColumnName = "number")
    Ship ship;
  }
}
