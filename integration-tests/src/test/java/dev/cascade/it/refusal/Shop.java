package dev.cascade.it.refusal;

import static dev.cascade.CascadeOption.ALL;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnParentDelete;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entities that refer to each other in every way; one rule makes them an application of ours. */
final class Shop {

  static final Class<?>[] ENTITIES = {
    Customer.class,
    Note.class,
    Purchase.class,
    Invoice.class,
    Label.class,
    Message.class,
    Folder.class,
    Business.class,
    Ticket.class,
    Seat.class
  };

  private Shop() {}

  static MappedDatabase database() {
    return MappedDatabase.of(ENTITIES);
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Customer {

    @Id Long id;

    @OneToMany(mappedBy = "customer")
    @CascadeRule(ALL)
    List<Note> notes = new ArrayList<>();

    Customer() {}

    Customer(long id) {
      this.id = id;
    }
  }

  @Entity(name = "Business")
  @Table(name = "businesses")
  static class Business extends Customer {

    @Column(unique = true)
    String vatNumber;

    Business() {}

    Business(long id, String vatNumber) {
      super(id);
      this.vatNumber = vatNumber;
    }
  }

  @Entity(name = "Note")
  @Table(name = "notes")
  static class Note {

    @Id Long id;

    @Nullable @ManyToOne Customer customer;

    Note() {}

    Note(long id, Customer customer) {
      this.id = id;
      this.customer = customer;
    }
  }

  @Entity(name = "Purchase")
  @Table(name = "purchases")
  static class Purchase {

    @Id Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "customer_id", foreignKey = @ForeignKey(name = "fk_purchase_customer"))
    Customer customer;

    @ManyToMany Set<Label> labels = new LinkedHashSet<>();

    @ElementCollection Set<String> remarks = new LinkedHashSet<>();

    Purchase() {}

    Purchase(long id, Customer customer) {
      this.id = id;
      this.customer = customer;
    }

    Purchase with(Label label) {
      labels.add(label);
      return this;
    }

    Purchase with(String remark) {
      remarks.add(remark);
      return this;
    }
  }

  @Entity(name = "Invoice")
  @Table(name = "invoices")
  static class Invoice {

    @Id Long id;

    @Nullable
    @ManyToOne
    @OnParentDelete(OnDelete.RESTRICT)
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_invoice_purchase"))
    Purchase purchase;

    Invoice() {}

    Invoice(long id, Purchase purchase) {
      this.id = id;
      this.purchase = purchase;
    }
  }

  @Entity(name = "Label")
  @Table(name = "labels")
  static class Label {

    @Id String id;

    @Column(nullable = false)
    String color = "red";

    Label() {}

    Label(String id) {
      this.id = id;
    }
  }

  @Entity(name = "Message")
  @Table(name = "messages")
  static class Message {

    @Id Long id;

    @Nullable
    @ManyToOne
    @JoinColumn(name = "sender_id", foreignKey = @ForeignKey(name = "fk_sent"))
    Customer sender;

    @Nullable
    @ManyToOne
    @JoinColumn(name = "receiver_id", foreignKey = @ForeignKey(name = "fk_received"))
    Customer receiver;

    Message() {}

    Message(long id, Customer sender, @Nullable Customer receiver) {
      this.id = id;
      this.sender = sender;
      this.receiver = receiver;
    }
  }

  @Entity(name = "Folder")
  @Table(name = "folders")
  static class Folder {

    @Id Long id;

    @Nullable
    @ManyToOne
    @JoinColumn(foreignKey = @ForeignKey(name = "fk_folder_parent"))
    Folder parent;

    Folder() {}

    Folder(long id, @Nullable Folder parent) {
      this.id = id;
      this.parent = parent;
    }
  }

  @Embeddable
  record Place(int rank, int number) {}

  @Entity(name = "Seat")
  @Table(name = "seats")
  static class Seat {

    @EmbeddedId Place place;

    Seat() {}

    Seat(int rank, int number) {
      this.place = new Place(rank, number);
    }
  }

  @Entity(name = "Ticket")
  @Table(name = "tickets")
  static class Ticket {

    @Id Long id;

    @Nullable
    @ManyToOne
    @JoinColumn(name = "seat_number", referencedColumnName = "number")
    @JoinColumn(name = "seat_rank", referencedColumnName = "rank")
    Seat seat;

    Ticket() {}

    Ticket(long id, Seat seat) {
      this.id = id;
      this.seat = seat;
    }
  }
}
