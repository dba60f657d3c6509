package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** May not be without an address, which it owns. */
@Entity(name = "Account")
@Table(name = "accounts")
class Account {

  @Id private @Nullable Long id;

  private @Nullable String name;

  @OneToOne(mappedBy = "account", fetch = FetchType.LAZY)
  @CascadeRule(
      value = {ALL, DELETE_ORPHAN},
      required = true)
  private @Nullable Address address;

  protected Account() {}

  Account(long id) {
    this.id = id;
  }

  Account(long id, String street) {
    this(id);
    move(new Address(street));
  }

  @Nullable Address address() {
    return address;
  }

  void rename(String given) {
    name = given;
  }

  /** Sets both sides. */
  void move(@Nullable Address there) {
    address = there;
    if (there != null) {
      there.belongTo(this);
    }
  }

  @Entity(name = "Address")
  @Table(name = "addresses")
  static class Address {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    private @Nullable String street;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Account account;

    protected Address() {}

    Address(String street) {
      this.street = street;
    }

    /** Sets this side alone. */
    void belongTo(@Nullable Account owner) {
      account = owner;
    }
  }

  /** Its rows are inserted by {@code persist}; so are its key's. */
  @Entity(name = "Guest")
  @Table(name = "guests")
  static class Guest {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @OneToOne(mappedBy = "guest", fetch = FetchType.LAZY)
    @CascadeRule(
        value = {ALL, DELETE_ORPHAN},
        required = true)
    private @Nullable Key key;

    @Nullable Key key() {
      return key;
    }

    /** Sets both sides. */
    void take(@Nullable Key taken) {
      key = taken;
      if (taken != null) {
        taken.guest = this;
      }
    }
  }

  @Entity(name = "Key")
  @Table(name = "keys")
  static class Key {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Guest guest;
  }

  /** Lets its badge go without deleting it. */
  @Entity(name = "Visitor")
  @Table(name = "visitors")
  static class Visitor {

    @Id private @Nullable Long id;

    @OneToOne(mappedBy = "visitor", fetch = FetchType.LAZY)
    @CascadeRule(
        value = {SAVE_UPDATE, MERGE},
        required = true)
    private @Nullable Badge badge;

    protected Visitor() {}

    Visitor(long id, long badge) {
      this.id = id;
      wear(new Badge(badge));
    }

    /** Sets both sides. */
    void wear(@Nullable Badge worn) {
      badge = worn;
      if (worn != null) {
        worn.visitor = this;
      }
    }
  }

  @Entity(name = "Badge")
  @Table(name = "badges")
  static class Badge {

    @Id private @Nullable Long id;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Visitor visitor;

    protected Badge() {}

    Badge(long id) {
      this.id = id;
    }
  }
}
