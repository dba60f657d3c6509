package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PreRemove;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What hangs on rows that must go one by one is read for many of them at once. */
class FetchedAheadIT {

  private static final String SHOP = "select s1_0.id from shops s1_0 where s1_0.id=?";
  private static final String ORDERS =
      "select o1_0.shop_id,o1_0.id from orders o1_0 where o1_0.shop_id=?";
  private static final String ITEMS_OF_ONE =
      "select i1_0.order_id,i1_0.id from items i1_0 where i1_0.order_id=?";
  private static final String ITEMS =
      "select o1_0.id,i1_0.order_id,i1_0.id,o1_0.shop_id from orders o1_0"
          + " left join items i1_0 on o1_0.id=i1_0.order_id where o1_0.id in (?)";
  private static final String MARKS_OF_ONE =
      "select m1_0.item_id,m1_0.id from marks m1_0 where m1_0.item_id=?";
  private static final String MARKS =
      "select i1_0.id,m1_0.item_id,m1_0.id,i1_0.order_id from items i1_0"
          + " left join marks m1_0 on i1_0.id=m1_0.item_id where i1_0.id in (?)";

  private static final List<String> REMOVED = new ArrayList<>();

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Shop.class, Order.class, Item.class, Mark.class);

  @BeforeEach
  void forget() {
    REMOVED.clear();
  }

  @Test
  void whatHangsOnOneRowIsReadAsHibernateReadsIt() {
    fill(1, 1, 1);

    var sql = database.recordSql(session -> session.remove(session.find(Shop.class, 1)));

    assertThat(sql.reads()).containsExactly(SHOP, ORDERS, ITEMS_OF_ONE, MARKS_OF_ONE);
    assertAllWentAlone(1 + 1 + 1);
  }

  @Test
  void whatHangsOnTwoRowsIsReadByOneQueryALevel() {
    fill(2, 1, 1);

    var sql = database.recordSql(session -> session.remove(session.find(Shop.class, 1)));

    assertThat(sql.reads()).containsExactly(SHOP, ORDERS, of(ITEMS, 2), of(MARKS, 2));
    assertAllWentAlone(2 + 2 + 2);
  }

  @Test
  void aQueryALevelIsEnoughHoweverManyRowsEachLevelHas() {
    fill(20, 5, 3);

    var sql = database.recordSql(session -> session.remove(session.find(Shop.class, 1)));

    assertThat(sql.reads()).containsExactly(SHOP, ORDERS, of(ITEMS, 20), of(MARKS, 100));
    assertAllWentAlone(20 + 100 + 300);
  }

  @Test
  void oneQueryReadsWhatHangsOnAThousandRows() {
    fill(1001, 1, 0);

    var sql = database.recordSql(session -> session.remove(session.find(Shop.class, 1)));

    assertThat(sql.reads())
        .containsExactly(
            SHOP, ORDERS, of(ITEMS, 1000), of(ITEMS, 1), of(MARKS, 1000), of(MARKS, 1));
    assertAllWentAlone(2 * 1001);
  }

  @Test
  void whereNothingHangsNothingMoreIsRead() {
    fill(0, 0, 0);
    var none = database.recordSql(session -> session.remove(session.find(Shop.class, 1)));
    fill(3, 0, 0);
    var empty = database.recordSql(session -> session.remove(session.find(Shop.class, 1)));

    assertThat(none.reads()).containsExactly(SHOP, ORDERS);
    assertThat(empty.reads()).containsExactly(SHOP, ORDERS, of(ITEMS, 3));
    assertAllWentAlone(3);
  }

  @Test
  void whatIsLoadedAlreadyIsNotReadAgain() {
    fill(4, 2, 1);

    var sql =
        database.recordSql(
            session -> {
              var shop = session.find(Shop.class, 1);
              Hibernate.initialize(shop.orders);
              shop.orders.subList(0, 2).forEach(each -> Hibernate.initialize(each.items));
              session.remove(shop);
            });

    assertThat(sql.reads())
        .containsExactly(
            SHOP,
            ORDERS,
            ITEMS_OF_ONE,
            ITEMS_OF_ONE,
            of(ITEMS, 2),
            of(MARKS, 4),
            of(MARKS, 2),
            of(MARKS, 2));
    assertAllWentAlone(4 + 8 + 8);
  }

  private static void assertAllWentAlone(int rows) {
    assertThat(REMOVED).hasSize(rows).doesNotHaveDuplicates();
    for (var table : List.of("shops", "orders", "items", "marks")) {
      assertThat(database.rows("select id from " + table)).as(table).isEmpty();
    }
  }

  private static String of(String query, int parents) {
    return query.replace("(?)", "(" + String.join(",", Collections.nCopies(parents, "?")) + ")");
  }

  /** One shop with orders, of which each has items, of which each has marks. */
  private static void fill(int orders, int items, int marks) {
    database.execute(
        """
        insert into shops (id) values (1);
        insert into orders (id, shop_id) select n, 1 from generate_series(1, %d) n;
        insert into items (id, order_id)
          select o.id * 100 + n, o.id from orders o, generate_series(1, %d) n;
        insert into marks (id, item_id)
          select i.id * 100 + n, i.id from items i, generate_series(1, %d) n
        """
            .formatted(orders, items, marks));
  }

  @Entity(name = "Shop")
  @Table(name = "shops")
  static class Shop {

    @Id int id;

    @OneToMany(mappedBy = "shop")
    @CascadeRule(ALL)
    List<Order> orders = new ArrayList<>();
  }

  @Entity(name = "PurchaseOrder")
  @Table(name = "orders")
  static class Order {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Shop shop;

    @OneToMany(mappedBy = "order")
    @CascadeRule(ALL)
    List<Item> items = new ArrayList<>();

    @PreRemove
    void removed() {
      REMOVED.add("order " + id);
    }
  }

  @Entity(name = "Item")
  @Table(name = "items")
  static class Item {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Order order;

    @OneToMany(mappedBy = "item")
    @CascadeRule(ALL)
    List<Mark> marks = new ArrayList<>();

    @PreRemove
    void removed() {
      REMOVED.add("item " + id);
    }
  }

  @Entity(name = "Mark")
  @Table(name = "marks")
  static class Mark {

    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Item item;

    @PreRemove
    void removed() {
      REMOVED.add("mark " + id);
    }
  }
}
