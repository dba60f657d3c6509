package dev.cascade.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens to the invoices of a customer and their lines, however the identifiers of two
 * columns are mapped.
 *
 * @param <C> the customer
 * @param <I> the invoice
 * @param <L> the line
 */
abstract class CompositeKeyContract<C, I, L> {

  private static final String LINES =
      "delete from lines l1_0 where (l1_0.invoice_country,l1_0.invoice_number) in"
          + " (select i2_0.country,i2_0.number from invoices i2_0"
          + " where (i2_0.customer_country,i2_0.customer_number) in ((?,?)))";
  private static final String INVOICES =
      "delete from invoices i1_0 where (i1_0.customer_country,i1_0.customer_number) in ((?,?))";
  private static final String CUSTOMER = "delete from customers where country=? and number=?";

  private final Class<C> customers;
  private final Class<I> invoices;
  private final Class<L> lines;

  CompositeKeyContract(Class<C> customers, Class<I> invoices, Class<L> lines) {
    this.customers = customers;
    this.invoices = invoices;
    this.lines = lines;
  }

  abstract MappedDatabase database();

  abstract Object key(String country, int number);

  @BeforeEach
  void fill() {
    database()
        .execute(
            """
            insert into customers (country, number) values ('at', 1), ('de', 1), ('at', 2);
            insert into invoices (country, number, customer_country, customer_number)
              select country, number, country, number from customers;
            insert into lines (id, invoice_country, invoice_number)
              select country || number, country, number from invoices
            """);
  }

  @Test
  void threeLevelsGoByOneStatementEach() {
    var sql = database().recordSql(session -> session.remove(find(session, "at", 1)));

    assertThat(sql.writes()).containsExactly(LINES, INVOICES, CUSTOMER);
    assertThat(rows()).containsExactly("at|2|at2", "de|1|de1");
  }

  @Test
  void twoParentsShareTheStatements() {
    var sql =
        database()
            .recordSql(
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
        database()
            .recordSql(
                session -> {
                  var invoice = session.find(invoices, key("at", 1));
                  var line = session.find(lines, "at1");
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
    database()
        .recordSql(
            session -> {
              var line = session.find(lines, "at1");
              var other = session.find(lines, "de1");
              session.remove(find(session, "at", 1));
              session.flush();
              assertThat(session.contains(line)).isFalse();
              assertThat(session.contains(other)).isTrue();
            });

    assertThat(rows()).containsExactly("at|2|at2", "de|1|de1");
  }

  private List<String> rows() {
    return database()
        .rows(
            """
            select c.country, c.number, l.id from customers c
            left join invoices i on (i.customer_country, i.customer_number) = (c.country, c.number)
            left join lines l on (l.invoice_country, l.invoice_number) = (i.country, i.number)
            order by 1, 2
            """);
  }

  private C find(EntityManager session, String country, int number) {
    return session.find(customers, key(country, number));
  }
}
