package dev.cascade.it.orphans;

import jakarta.persistence.FetchType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/** Refers to its owner by a unique key. */
@MappedSuperclass
abstract class Passport<O extends Person<?>> {

  private @Nullable String number;

  @OneToOne(fetch = FetchType.LAZY)
  private @Nullable O owner;

  void number(String given) {
    number = given;
  }

  /** Sets this side alone. */
  @SuppressWarnings("unchecked")
  void belongTo(@Nullable Person<?> person) {
    owner = (O) person;
  }
}
