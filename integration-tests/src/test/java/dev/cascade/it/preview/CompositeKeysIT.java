package dev.cascade.it.preview;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.it.preview.Measured.in;
import static dev.cascade.it.preview.Measured.rowsGone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.plan.Refusal;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shops, orders and lines: embedded identifiers and an IdClass. */
class CompositeKeysIT {

  @RegisterExtension
  static final MappedDatabase shops =
      MappedDatabase.of(
          Shop.class, Order.class, Line.class, Note.class, Label.class, Receipt.class);

  @BeforeEach
  void aShopWithTwoOrders() {
    shops.save(new Shop("at", 1), new Shop("at", 2));
    var shop = new Shop("at", 1);
    var first = new Order("at", 1, shop);
    var second = new Order("at", 2, shop);
    shops.inTransaction(
        session -> {
          session.persist(first);
          session.persist(second);
          session.persist(new Order("at", 3, new Shop("at", 2)));
          var line = new Line(1, first);
          session.persist(line);
          session.persist(new Line(2, first));
          session.persist(new Line(1, second));
          session.persist(new Note(1, line));
          session.persist(new Label(1, first));
        });
  }

  @Test
  void rowsAreCountedByAllPartsOfTheirKeys() {
    var preview =
        in(shops, session -> Cascades.of(session).plan(Shop.class, new ShopId("at", 1))).preview();

    assertThat(preview.nodes())
        .extracting(each -> each.path() + ": " + each.rows())
        .containsExactlyInAnyOrder(
            "Shop.orders: 2 rows",
            "Shop.orders.lines: 3 rows",
            "Shop.orders.lines.notes: 1 row",
            "Shop.orders.label: 1 row",
            "Shop.orders[Receipt.order]: 0 rows");
  }

  @Test
  void theRowsGo() {
    var gone =
        rowsGone(
            shops, session -> Cascades.of(session).plan(Shop.class, new ShopId("at", 1)).execute());

    assertThat(gone)
        .isEqualTo(Map.of("shops", 1L, "orders", 2L, "lines", 3L, "notes", 1L, "labels", 1L));
  }

  @Test
  void anIdClassNamesARootAsForFind() {
    var gone =
        rowsGone(
            shops,
            session -> Cascades.of(session).plan(Order.class, new OrderId("at", 1)).execute());

    assertThat(gone).isEqualTo(Map.of("orders", 1L, "lines", 2L, "notes", 1L, "labels", 1L));
  }

  @Test
  void aPartOfAKeyIsNone() {
    shops.inTransaction(
        session ->
            assertThatThrownBy(() -> Cascades.of(session).plan(Order.class, "at"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                    "The identifier of a Order is a OrderId, not a String. Give one of that type."));
  }

  @Test
  void refusingRowsAreNamedByTheirKeys() {
    shops.save(new Receipt(new ShopId("x", 2), new Order("at", 1, new Shop("at", 1))));
    shops.save(new Receipt(new ShopId("x", 1), new Order("at", 1, new Shop("at", 1))));

    var refusals =
        in(shops, session -> Cascades.of(session).plan(Shop.class, new ShopId("at", 1)))
            .preview()
            .refusals();

    assertThat(refusals)
        .containsExactly(
            new Refusal(
                "Order",
                List.of(new OrderId("at", 1)),
                "Receipt.order",
                "Receipt",
                2L,
                List.of(new ShopId("x", 1), new ShopId("x", 2)),
                "receipts.(order_country, order_number) is ON DELETE RESTRICT"));
  }

  @Embeddable
  record ShopId(String country, int number) {}

  record OrderId(String country, int number) {}

  @Embeddable
  record LineId(int orderNumber, int position) {}

  @Entity(name = "Shop")
  @Table(name = "shops")
  static class Shop {

    @EmbeddedId ShopId id;

    @OneToMany(mappedBy = "shop")
    @CascadeRule(ALL)
    List<Order> orders = new ArrayList<>();

    protected Shop() {}

    Shop(String country, int number) {
      id = new ShopId(country, number);
    }
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  @IdClass(OrderId.class)
  static class Order {

    @Id String country;
    @Id int number;

    @ManyToOne(optional = false)
    Shop shop;

    @OneToMany(mappedBy = "order")
    @CascadeRule(ALL)
    List<Line> lines = new ArrayList<>();

    @OneToOne(mappedBy = "order")
    @CascadeRule({ALL, DELETE_ORPHAN})
    Label label;

    protected Order() {}

    Order(String country, int number, Shop shop) {
      this.country = country;
      this.number = number;
      this.shop = shop;
    }
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  static class Line {

    @EmbeddedId LineId id;

    @ManyToOne(optional = false)
    Order order;

    @OneToMany(mappedBy = "line")
    @CascadeRule(ALL)
    List<Note> notes = new ArrayList<>();

    protected Line() {}

    Line(int position, Order order) {
      this.id = new LineId(order.number, position);
      this.order = order;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id long id;

    @ManyToOne(optional = false)
    Line line;

    protected Note() {}

    Note(long id, Line line) {
      this.id = id;
      this.line = line;
    }
  }

  @Entity(name = "Label")
  @Table(name = "labels")
  static class Label {

    @Id long id;

    @OneToOne(optional = false)
    Order order;

    protected Label() {}

    Label(long id, Order order) {
      this.id = id;
      this.order = order;
    }
  }

  @Entity(name = "Receipt")
  @Table(name = "receipts")
  static class Receipt {

    @EmbeddedId ShopId id;

    @ManyToOne(optional = false)
    @OnParentDelete(OnDelete.RESTRICT)
    Order order;

    protected Receipt() {}

    Receipt(ShopId id, Order order) {
      this.id = id;
      this.order = order;
    }
  }
}
