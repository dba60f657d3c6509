package dev.cascade.it.orphans;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/** Owns a licence, to which it refers by a unique key of its own. */
@MappedSuperclass
abstract class Driver<L extends Driver.Licence> {

  @Id private @Nullable String name;

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "licence_id")
  @CascadeRule(
      value = {ALL, DELETE_ORPHAN},
      singleParent = true)
  private @Nullable L licence;

  Driver<L> named(String given) {
    name = given;
    return this;
  }

  @Nullable Licence licence() {
    return licence;
  }

  @SuppressWarnings("unchecked")
  void hold(@Nullable Licence held) {
    licence = (L) held;
  }

  /** Has a number that no other has. */
  @MappedSuperclass
  abstract static class Licence {

    @Column(unique = true)
    private @Nullable String number;

    Licence numbered(String given) {
      number = given;
      return this;
    }
  }
}
