package dev.cascade.it.orphans;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.CompositePassports.FullName;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Hibernate;

/** A way to map person and passport; REQUIRED is a key that may not be null. */
enum PassportMapping {
  SEQUENCE(SequencePassports.Owner::new, SequencePassports.Document::new),
  SEQUENCE_REQUIRED(SequencePassports.RequiredOwner::new, SequencePassports.RequiredDocument::new),
  ASSIGNED(AssignedPassports.Owner::new, AssignedPassports.Document::new),
  ASSIGNED_REQUIRED(AssignedPassports.RequiredOwner::new, AssignedPassports.RequiredDocument::new),
  IDENTITY(IdentityPassports.Owner::new, IdentityPassports.Document::new),
  IDENTITY_REQUIRED(IdentityPassports.RequiredOwner::new, IdentityPassports.RequiredDocument::new),
  COMPOSITE(CompositePassports.Owner::new, CompositePassports.Document::new),
  COMPOSITE_REQUIRED(
      CompositePassports.RequiredOwner::new, CompositePassports.RequiredDocument::new);

  private final Function<String, Person<?>> newPerson;
  private final Supplier<Passport<?>> newPassport;

  PassportMapping(Function<String, Person<?>> newPerson, Supplier<Passport<?>> newPassport) {
    this.newPerson = newPerson;
    this.newPassport = newPassport;
  }

  /** With the tables of all mappings. */
  static MappedDatabase database() {
    return MappedDatabase.of(
        Stream.of(values())
            .flatMap(each -> Stream.of(each.person("").getClass(), each.passport("").getClass()))
            .toArray(Class<?>[]::new));
  }

  boolean isRequired() {
    return name().endsWith("REQUIRED");
  }

  boolean isInsertedAtOnce() {
    return name().startsWith("IDENTITY") || this == COMPOSITE_REQUIRED;
  }

  /** A new person who has a new passport. */
  Person<?> person(String name, String number) {
    var person = person(name);
    person.give(passport(number));
    return person;
  }

  Person<?> person(String name) {
    return newPerson.apply(name);
  }

  Passport<?> passport(String number) {
    var passport = newPassport.get();
    passport.number(number);
    return passport;
  }

  Person<?> find(EntityManager session, String name) {
    return session.find(person("").getClass(), id(name));
  }

  /** A person's identifier. */
  Object id(String name) {
    return name().startsWith("COMPOSITE") ? new FullName(name, "be") : name;
  }

  /** A detached person with its passport. */
  Person<?> detached(MappedDatabase database, String name) {
    try (var session = database.sessions().createEntityManager()) {
      var person = find(session, name);
      Hibernate.initialize(person.passport());
      return person;
    }
  }

  /** {@code number|owner} of every row. */
  List<String> rows(MappedDatabase database) {
    return database.rows("select number, owner_name from %s order by number".formatted(table()));
  }

  String update() {
    return name().startsWith("COMPOSITE")
        ? "update %s set number=?,owner_name=?,owner_country=? where id=?".formatted(table())
        : "update %s set number=?,owner_name=? where id=?".formatted(table());
  }

  String insert() {
    var country = name().startsWith("COMPOSITE") ? ",owner_country" : "";
    var columns = "number,owner_name" + country + (isInsertedAtOnce() ? "" : ",id");
    return "insert into %s (%s) values (%s)"
        .formatted(table(), columns, columns.replaceAll("\\w+", "?"));
  }

  String delete() {
    return "delete from %s where id=?".formatted(table());
  }

  String table() {
    return name().toLowerCase(Locale.ROOT) + "_documents";
  }
}
