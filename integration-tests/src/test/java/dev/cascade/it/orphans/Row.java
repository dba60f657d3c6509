package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owns seats, each at a place that no other has. */
@MappedSuperclass
abstract class Row<S extends Seat<?>> {

  @Id private @Nullable String name;

  @OneToMany(mappedBy = "row")
  @CascadeRule({ALL, DELETE_ORPHAN})
  private List<S> seats = new ArrayList<>();

  Row<S> named(String given) {
    name = given;
    return this;
  }

  @SuppressWarnings("unchecked")
  List<Seat<?>> seats() {
    return (List<Seat<?>>) (List<?>) seats;
  }

  @SuppressWarnings("unchecked")
  void assign(List<Seat<?>> others) {
    seats = (List<S>) (List<?>) others;
  }

  /** Sets both sides. */
  void put(Seat<?> seat) {
    seats().add(seat);
    seat.putIn(this);
  }
}
