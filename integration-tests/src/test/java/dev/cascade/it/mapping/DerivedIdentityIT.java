package dev.cascade.it.mapping;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A line of an order is identified by the order and a number: {@code @Id @ManyToOne}. */
class DerivedIdentityIT {

  private static final String DELETE_LINE = "delete from lines where number=? and order_id=?";
  private static final String DELETE_ORDER = "delete from orders where id=?";

  @RegisterExtension static final MappedDatabase shop = MappedDatabase.of(Order.class, Line.class);

  @Test
  void persistingAnOrderSavesItsLines() {
    var sql = shop.recordSql(session -> session.persist(order(1)));

    assertThat(sql.writes())
        .containsExactly(
            "insert into orders (id) values (?)",
            "insert into lines (number,order_id) values (?,?)",
            "insert into lines (number,order_id) values (?,?)");
    assertThat(lines()).containsExactly("1|1", "1|2");
  }

  @Test
  void removingAnOrderDeletesLinesThatWereNeverLoaded() {
    shop.save(order(1), order(2));

    var sql = shop.recordSql(session -> session.remove(session.find(Order.class, 1)));

    assertThat(sql.writes()).containsExactly(DELETE_LINE, DELETE_LINE, DELETE_ORDER);
    assertThat(lines()).containsExactly("2|1", "2|2");
  }

  @Test
  void removingAnOrderThenItsLineDeletesTheLineFirst() {
    shop.save(order(1));

    var sql =
        shop.recordSql(
            session -> {
              var order = session.find(Order.class, 1);
              var line = order.lines.get(0);
              session.remove(order);
              session.remove(line);
            });

    assertThat(sql.writes()).containsExactly(DELETE_LINE, DELETE_LINE, DELETE_ORDER);
    assertThat(lines()).isEmpty();
  }

  @Test
  void aLineTakenOutOfItsOrderIsDeleted() {
    shop.save(order(1));

    var sql = shop.recordSql(session -> session.find(Order.class, 1).lines.remove(0));

    assertThat(sql.writes()).containsExactly(DELETE_LINE);
    assertThat(lines()).hasSize(1);
  }

  private static Order order(int id) {
    var order = new Order();
    order.id = id;
    order.lines.add(new Line(order, 1));
    order.lines.add(new Line(order, 2));
    return order;
  }

  private static List<String> lines() {
    return shop.rows("select order_id, number from lines order by 1, 2");
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {

    @Id int id;

    @OneToMany(mappedBy = "order")
    @CascadeRule({ALL, DELETE_ORPHAN})
    List<Line> lines = new ArrayList<>();
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  @IdClass(LineKey.class)
  static class Line {

    @Id @ManyToOne Order order;
    @Id int number;

    protected Line() {}

    Line(Order order, int number) {
      this.order = order;
      this.number = number;
    }
  }

  static class LineKey {

    int order;
    int number;

    @Override
    public boolean equals(Object other) {
      return other instanceof LineKey key && key.order == order && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(order, number);
    }
  }
}
