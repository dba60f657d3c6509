package dev.cascade.it.orphans;

import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/** Stands at a place in its row. */
@MappedSuperclass
abstract class Seat<R extends Row<?>> {

  private @Nullable String color;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable R row;

  abstract Seat<R> at(String place);

  Seat<R> painted(String given) {
    color = given;
    return this;
  }

  /** Sets this side alone. */
  @SuppressWarnings("unchecked")
  void putIn(@Nullable Row<?> there) {
    row = (R) there;
  }
}
