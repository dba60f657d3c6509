package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parents and children with an identifier class of two columns. */
class IdClassChildrenIT {

  private static final String LINES =
      "delete from lines l1_0 where (l1_0.invoice_country,l1_0.invoice_number) in"
          + " (select i2_0.country,i2_0.number from invoices i2_0"
          + " where (i2_0.customer_country,i2_0.customer_number) in ((?,?)))";
  private static final String INVOICES =
      "delete from invoices i1_0 where (i1_0.customer_country,i1_0.customer_number) in ((?,?))";
  private static final String CUSTOMER = "delete from customers where country=? and number=?";

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Customer.class, Invoice.class, Line.class);

  @BeforeEach
  void fill() {
    database.save(customer("at", 1), customer("de", 1), customer("at", 2));
  }

  @Test
  void threeLevelsGoByOneStatementEach() {
    var sql = database.recordSql(session -> session.remove(find(session, "at", 1)));

    assertThat(sql.writes()).containsExactly(LINES, INVOICES, CUSTOMER);
    assertThat(rows()).containsExactly("at|2|at2", "de|1|de1");
  }

  @Test
  void twoParentsShareTheStatements() {
    var sql =
        database.recordSql(
            session -> {
              session.remove(find(session, "at", 1));
              session.remove(find(session, "de", 1));
            });

    assertThat(sql.writes())
        .containsExactly(
            LINES.replace("(?,?)", "(?,?),(?,?)"),
            INVOICES.replace("(?,?)", "(?,?),(?,?)"),
            CUSTOMER,
            CUSTOMER);
    assertThat(rows()).containsExactly("at|2|at2");
  }

  @Test
  void anInvoiceAndALineInTheSessionGoFromIt() {
    var sql =
        database.recordSql(
            session -> {
              var invoice = session.find(Invoice.class, key("at", 1));
              var line = session.find(Line.class, "at1");
              session.remove(find(session, "at", 1));
              session.flush();
              assertThat(session.contains(invoice)).isFalse();
              assertThat(session.contains(line)).isFalse();
            });

    assertThat(sql.writes()).containsExactly(LINES, INVOICES, CUSTOMER);
    assertThat(rows()).containsExactly("at|2|at2", "de|1|de1");
  }

  @Test
  void aLineInTheSessionWhoseInvoiceIsNotLoadedGoesFromIt() {
    database.recordSql(
        session -> {
          var line = session.find(Line.class, "at1");
          var other = session.find(Line.class, "de1");
          session.remove(find(session, "at", 1));
          session.flush();
          assertThat(session.contains(line)).isFalse();
          assertThat(session.contains(other)).isTrue();
        });

    assertThat(rows()).containsExactly("at|2|at2", "de|1|de1");
  }

  private static List<String> rows() {
    return database.rows(
        """
        select c.country, c.number, l.id from customers c
        left join invoices i on (i.customer_country, i.customer_number) = (c.country, c.number)
        left join lines l on (l.invoice_country, l.invoice_number) = (i.country, i.number)
        order by 1, 2
        """);
  }

  private static Customer find(EntityManager session, String country, int number) {
    return session.find(Customer.class, key(country, number));
  }

  private static Key key(String country, int number) {
    return new Key(country, number);
  }

  private static Customer customer(String country, int number) {
    var customer = new Customer();
    customer.country = country;
    customer.number = number;
    var invoice = new Invoice();
    invoice.country = country;
    invoice.number = number;
    invoice.customer = customer;
    customer.invoices.add(invoice);
    var line = new Line();
    line.id = country + number;
    line.invoice = invoice;
    invoice.lines.add(line);
    return customer;
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  @IdClass(Key.class)
  static class Customer {

    @Id String country;

    @Id int number;

    @OneToMany(mappedBy = "customer")
    @CascadeRule(ALL)
    List<Invoice> invoices = new ArrayList<>();
  }

  @Entity(name = "Invoice")
  @Table(name = "invoices")
  @IdClass(Key.class)
  static class Invoice {

    @Id String country;

    @Id int number;

    @ManyToOne(fetch = FetchType.LAZY)
    Customer customer;

    @OneToMany(mappedBy = "invoice")
    @CascadeRule(ALL)
    List<Line> lines = new ArrayList<>();
  }

  @Entity(name = "Line")
  @Table(name = "lines")
  static class Line {

    @Id String id;

    @ManyToOne(fetch = FetchType.LAZY)
    Invoice invoice;
  }

  record Key(String country, int number) {}
}
