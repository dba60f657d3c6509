package dev.cascade.it.orphans;

import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How a seat's place is unique, and where its id comes from. */
enum SeatMapping {
  SINGLE_SEQUENCE(SingleSeats.SequenceRow::new, SingleSeats.SequenceSeat::new),
  SINGLE_IDENTITY(SingleSeats.IdentityRow::new, SingleSeats.IdentitySeat::new),
  SINGLE_ASSIGNED(SingleSeats.AssignedRow::new, SingleSeats.AssignedSeat::new),
  COMPOSITE_SEQUENCE(CompositeSeats.SequenceRow::new, CompositeSeats.SequenceSeat::new),
  COMPOSITE_IDENTITY(CompositeSeats.IdentityRow::new, CompositeSeats.IdentitySeat::new),
  COMPOSITE_ASSIGNED(CompositeSeats.AssignedRow::new, CompositeSeats.AssignedSeat::new),
  NATURAL_SEQUENCE(NaturalSeats.SequenceRow::new, NaturalSeats.SequenceSeat::new),
  NATURAL_IDENTITY(NaturalSeats.IdentityRow::new, NaturalSeats.IdentitySeat::new),
  NATURAL_ASSIGNED(NaturalSeats.AssignedRow::new, NaturalSeats.AssignedSeat::new);

  private final Supplier<Row<?>> newRow;
  private final Supplier<Seat<?>> newSeat;

  SeatMapping(Supplier<Row<?>> newRow, Supplier<Seat<?>> newSeat) {
    this.newRow = newRow;
    this.newSeat = newSeat;
  }

  /** With the tables of all mappings. */
  static MappedDatabase database() {
    return MappedDatabase.of(
        Stream.of(values())
            .flatMap(each -> Stream.of(each.newRow.get().getClass(), each.newSeat.get().getClass()))
            .toArray(Class<?>[]::new));
  }

  /** A new row with red seats at these places. */
  Row<?> row(String name, String... places) {
    var row = newRow.get().named(name);
    Stream.of(places).forEach(each -> row.put(seat(each, "red")));
    return row;
  }

  Seat<?> seat(String place, String color) {
    return newSeat.get().at(place).painted(color);
  }

  Row<?> find(EntityManager session, String name) {
    return session.find(newRow.get().getClass(), name);
  }

  /** {@code place|color|row} of every seat. */
  List<String> rows(MappedDatabase database) {
    return database.rows(
        "select place, color, row_name from %s order by place, color".formatted(table()));
  }

  String delete() {
    return "delete from %s where id=?".formatted(table());
  }

  private String table() {
    return newSeat.get().getClass().getAnnotation(Entity.class).name();
  }
}
