package dev.cascade.it.softdelete;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.OnSoftDelete;
import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Customers own a card, and orders with lines; all of them are soft-deletable. Orders have labels,
 * and notices, which are not.
 */
final class Shop {

  private Shop() {}

  static MappedDatabase database() {
    return MappedDatabase.of(
        Customer.class,
        Card.class,
        Order.class,
        Line.class,
        Label.class,
        Notice.class,
        Claim.class);
  }

  /** Customers 1 and 2; each with a card, two orders of two lines, a label and a notice on each. */
  static void fill(MappedDatabase database) {
    database.execute(
        """
        insert into customers (id, name, version) values (1, 'ada', 0), (2, 'bob', 0);
        insert into customers_mails (Customer_id, mails) values (1, 'ada@x'), (2, 'bob@x');
        insert into cards (id, customer_id) values (1, 1), (2, 2);
        insert into orders (id, customer_id) values (11, 1), (12, 1), (21, 2), (22, 2);
        insert into lines (id, order_id) values (111, 11), (112, 11), (121, 12), (122, 12), (211, 21);
        insert into labels (id) values (1);
        insert into orders_labels (order_id, label_id) values (11, 1), (12, 1), (21, 1);
        insert into notices (id, order_id) values (1, 11), (2, 21);
        """);
  }

  /** Which rows live, {@code orders 11}; in the order of tables and ids. */
  static List<String> live(MappedDatabase database) {
    return rows(database, "is null");
  }

  /** Which rows are marked as deleted. */
  static List<String> marked(MappedDatabase database) {
    return rows(database, "is not null");
  }

  private static List<String> rows(MappedDatabase database, String condition) {
    return database.rows(
        """
        select concat(t, ' ', id) from (
          select 1 at, 'customers' t, id, deleted_at from customers union
          select 2, 'cards', id, deleted_at from cards union
          select 3, 'orders', id, deleted_at from orders union
          select 4, 'lines', id, deleted_at from lines) x
        where deleted_at %s order by at, id"""
            .formatted(condition));
  }

  /** How many different deletions took rows. */
  static List<String> deletions(MappedDatabase database) {
    return database.rows(
        """
        select distinct deletion_id from (
          select deletion_id from customers union all select deletion_id from cards union all
          select deletion_id from orders union all select deletion_id from lines) x
        where deletion_id is not null""");
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer extends SoftDeletable {
    @Id Long id;
    String name;
    @Version long version;

    @ElementCollection
    @JoinTable(name = "customers_mails")
    Set<String> mails = new HashSet<>();

    @OneToOne(mappedBy = "customer", fetch = FetchType.LAZY)
    @CascadeRule({ALL, DELETE_ORPHAN})
    Card card;

    @OneToMany(mappedBy = "customer")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Order> orders = new ArrayList<>();
  }

  @Entity(name = "Card")
  @Table(name = "cards")
  static class Card extends SoftDeletable {
    @Id Long id;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    Customer customer;
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    Customer customer;

    @OneToMany(mappedBy = "order")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Line> lines = new ArrayList<>();

    @ManyToMany
    @CascadeRule
    @JoinTable(
        name = "orders_labels",
        joinColumns = @JoinColumn(name = "order_id"),
        inverseJoinColumns = @JoinColumn(name = "label_id"))
    Set<Label> labels = new HashSet<>();

    @OneToMany(mappedBy = "order")
    @CascadeRule(value = ALL, onSoftDelete = OnSoftDelete.KEEP)
    List<Notice> notices = new ArrayList<>();
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  static class Line extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    Order order;
  }

  @Entity(name = "Label")
  @Table(name = "labels")
  static class Label {
    @Id Long id;
  }

  @Entity(name = "Notice")
  @Table(name = "notices")
  static class Notice {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    Order order;
  }

  /** Refuses that its line goes. */
  @Entity(name = "Claim")
  @Table(name = "claims")
  static class Claim extends SoftDeletable {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "line_id")
    @OnParentDelete(OnDelete.RESTRICT)
    Line line;
  }
}
