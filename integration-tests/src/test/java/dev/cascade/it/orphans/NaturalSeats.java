package dev.cascade.it.orphans;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Seats whose place is their natural id. */
final class NaturalSeats {

  private static final AtomicLong NEXT = new AtomicLong();

  private NaturalSeats() {}

  @Entity(name = "NaturalSequenceRow")
  static class SequenceRow extends Row<SequenceSeat> {}

  @Entity(name = "NaturalSequenceSeat")
  static class SequenceSeat extends Seat<SequenceRow> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    @NaturalId(mutable = true)
    private @Nullable String place;

    @Override
    Seat<SequenceRow> at(String there) {
      place = there;
      return this;
    }
  }

  @Entity(name = "NaturalIdentityRow")
  static class IdentityRow extends Row<IdentitySeat> {}

  @Entity(name = "NaturalIdentitySeat")
  static class IdentitySeat extends Seat<IdentityRow> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @NaturalId(mutable = true)
    private @Nullable String place;

    @Override
    Seat<IdentityRow> at(String there) {
      place = there;
      return this;
    }
  }

  @Entity(name = "NaturalAssignedRow")
  static class AssignedRow extends Row<AssignedSeat> {}

  @Entity(name = "NaturalAssignedSeat")
  static class AssignedSeat extends Seat<AssignedRow> {

    @Id private @Nullable Long id = NEXT.incrementAndGet();

    @NaturalId(mutable = true)
    private @Nullable String place;

    @Override
    Seat<AssignedRow> at(String there) {
      place = there;
      return this;
    }
  }
}
