package dev.cascade.it.sets;

import static dev.cascade.CascadeOption.ALL;

import dev.cascade.CascadeRule;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parents and children with an identifier class of two columns. */
class IdClassChildrenIT
    extends CompositeKeyContract<
        IdClassChildrenIT.Customer, IdClassChildrenIT.Invoice, IdClassChildrenIT.Line> {

  @RegisterExtension
  static final MappedDatabase database =
      MappedDatabase.of(Customer.class, Invoice.class, Line.class);

  IdClassChildrenIT() {
    super(Customer.class, Invoice.class, Line.class);
  }

  @Override
  MappedDatabase database() {
    return database;
  }

  @Override
  Object key(String country, int number) {
    return new Key(country, number);
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
