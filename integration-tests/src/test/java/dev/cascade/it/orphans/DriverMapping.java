package dev.cascade.it.orphans;

import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.orphans.Driver.Licence;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a licence's id comes from; REQUIRED is a key that may not be null. */
enum DriverMapping {
  SEQUENCE(SequenceDriver::new, SequenceLicence::new),
  SEQUENCE_REQUIRED(SequenceRequiredDriver::new, SequenceRequiredLicence::new),
  IDENTITY(IdentityDriver::new, IdentityLicence::new),
  IDENTITY_REQUIRED(IdentityRequiredDriver::new, IdentityRequiredLicence::new),
  ASSIGNED(AssignedDriver::new, AssignedLicence::new),
  ASSIGNED_REQUIRED(AssignedRequiredDriver::new, AssignedRequiredLicence::new);

  private static final AtomicLong NEXT = new AtomicLong();

  private final Supplier<Driver<?>> newDriver;
  private final Supplier<Licence> newLicence;

  DriverMapping(Supplier<Driver<?>> newDriver, Supplier<Licence> newLicence) {
    this.newDriver = newDriver;
    this.newLicence = newLicence;
  }

  /** With the tables of all mappings. */
  static MappedDatabase database() {
    return MappedDatabase.of(
        Stream.of(values())
            .flatMap(
                each ->
                    Stream.of(each.newDriver.get().getClass(), each.newLicence.get().getClass()))
            .toArray(Class<?>[]::new));
  }

  /** A new driver with a new licence. */
  Driver<?> driver(String name, String number) {
    var driver = newDriver.get().named(name);
    driver.hold(licence(number));
    return driver;
  }

  Licence licence(String number) {
    return newLicence.get().numbered(number);
  }

  Driver<?> find(EntityManager session, String name) {
    return session.find(newDriver.get().getClass(), name);
  }

  /** {@code name|number} of every driver, then the numbers of all licences. */
  List<String> rows(MappedDatabase database) {
    var drivers = newDriver.get().getClass().getSimpleName();
    var licences = newLicence.get().getClass().getSimpleName();
    return Stream.of(
            database.rows(
                "select name, number from %s d left join %s l on d.licence_id = l.id order by name"
                    .formatted(drivers, licences)),
            database.rows("select number from %s order by number".formatted(licences)))
        .flatMap(List::stream)
        .toList();
  }

  @Entity(name = "SequenceDriver")
  static class SequenceDriver extends Driver<SequenceLicence> {}

  @Entity(name = "SequenceLicence")
  static class SequenceLicence extends Licence {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;
  }

  @Entity(name = "SequenceRequiredDriver")
  @AssociationOverride(
      name = "licence",
      joinColumns = @JoinColumn(name = "licence_id", nullable = false))
  static class SequenceRequiredDriver extends Driver<SequenceRequiredLicence> {}

  @Entity(name = "SequenceRequiredLicence")
  static class SequenceRequiredLicence extends Licence {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;
  }

  @Entity(name = "IdentityDriver")
  static class IdentityDriver extends Driver<IdentityLicence> {}

  @Entity(name = "IdentityLicence")
  static class IdentityLicence extends Licence {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;
  }

  @Entity(name = "IdentityRequiredDriver")
  @AssociationOverride(
      name = "licence",
      joinColumns = @JoinColumn(name = "licence_id", nullable = false))
  static class IdentityRequiredDriver extends Driver<IdentityRequiredLicence> {}

  @Entity(name = "IdentityRequiredLicence")
  static class IdentityRequiredLicence extends Licence {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;
  }

  @Entity(name = "AssignedDriver")
  static class AssignedDriver extends Driver<AssignedLicence> {}

  @Entity(name = "AssignedLicence")
  static class AssignedLicence extends Licence {

    @Id private @Nullable Long id = NEXT.incrementAndGet();
  }

  @Entity(name = "AssignedRequiredDriver")
  @AssociationOverride(
      name = "licence",
      joinColumns = @JoinColumn(name = "licence_id", nullable = false))
  static class AssignedRequiredDriver extends Driver<AssignedRequiredLicence> {}

  @Entity(name = "AssignedRequiredLicence")
  static class AssignedRequiredLicence extends Licence {

    @Id private @Nullable Long id = NEXT.incrementAndGet();
  }
}
