package dev.cascade.it.orphans;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Seats whose place is unique. */
final class SingleSeats {

  private static final AtomicLong NEXT = new AtomicLong();

  private SingleSeats() {}

  @Entity(name = "SingleSequenceRow")
  static class SequenceRow extends Row<SequenceSeat> {}

  @Entity(name = "SingleSequenceSeat")
  static class SequenceSeat extends Seat<SequenceRow> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    @Column(unique = true)
    private @Nullable String place;

    @Override
    Seat<SequenceRow> at(String there) {
      place = there;
      return this;
    }
  }

  @Entity(name = "SingleIdentityRow")
  static class IdentityRow extends Row<IdentitySeat> {}

  @Entity(name = "SingleIdentitySeat")
  static class IdentitySeat extends Seat<IdentityRow> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(unique = true)
    private @Nullable String place;

    @Override
    Seat<IdentityRow> at(String there) {
      place = there;
      return this;
    }
  }

  @Entity(name = "SingleAssignedRow")
  static class AssignedRow extends Row<AssignedSeat> {}

  @Entity(name = "SingleAssignedSeat")
  static class AssignedSeat extends Seat<AssignedRow> {

    @Id private @Nullable Long id = NEXT.incrementAndGet();

    @Column(unique = true)
    private @Nullable String place;

    @Override
    Seat<AssignedRow> at(String there) {
      place = there;
      return this;
    }
  }
}
