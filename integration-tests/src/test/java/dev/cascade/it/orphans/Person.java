package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.FetchType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/** Owns a passport, which refers to it by a unique key. */
@MappedSuperclass
abstract class Person<P extends Passport<?>> {

  @OneToOne(mappedBy = "owner", fetch = FetchType.LAZY)
  @CascadeRule({ALL, DELETE_ORPHAN})
  private @Nullable P passport;

  @Nullable Passport<?> passport() {
    return passport;
  }

  /** Sets both sides. */
  void give(@Nullable Passport<?> given) {
    hold(given);
    if (given != null) {
      given.belongTo(this);
    }
  }

  /** Sets this side alone. */
  @SuppressWarnings("unchecked")
  void hold(@Nullable Passport<?> held) {
    passport = (P) held;
  }
}
