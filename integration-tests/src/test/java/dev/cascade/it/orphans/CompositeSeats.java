package dev.cascade.it.orphans;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Seats whose place is unique in their row, which they need. */
final class CompositeSeats {

  private static final AtomicLong NEXT = new AtomicLong();

  private CompositeSeats() {}

  @Entity(name = "CompositeSequenceRow")
  static class SequenceRow extends Row<SequenceSeat> {}

  @Entity(name = "CompositeSequenceSeat")
  @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"row_name", "place"}))
  @AssociationOverride(name = "row", joinColumns = @JoinColumn(name = "row_name", nullable = false))
  static class SequenceSeat extends Seat<SequenceRow> {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    private @Nullable String place;

    @Override
    Seat<SequenceRow> at(String there) {
      place = there;
      return this;
    }
  }

  @Entity(name = "CompositeIdentityRow")
  static class IdentityRow extends Row<IdentitySeat> {}

  @Entity(name = "CompositeIdentitySeat")
  @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"row_name", "place"}))
  @AssociationOverride(name = "row", joinColumns = @JoinColumn(name = "row_name", nullable = false))
  static class IdentitySeat extends Seat<IdentityRow> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private @Nullable String place;

    @Override
    Seat<IdentityRow> at(String there) {
      place = there;
      return this;
    }
  }

  @Entity(name = "CompositeAssignedRow")
  static class AssignedRow extends Row<AssignedSeat> {}

  @Entity(name = "CompositeAssignedSeat")
  @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"row_name", "place"}))
  @AssociationOverride(name = "row", joinColumns = @JoinColumn(name = "row_name", nullable = false))
  static class AssignedSeat extends Seat<AssignedRow> {

    @Id private @Nullable Long id = NEXT.incrementAndGet();

    private @Nullable String place;

    @Override
    Seat<AssignedRow> at(String there) {
      place = there;
      return this;
    }
  }
}
