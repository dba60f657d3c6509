package dev.cascade.it.ownership;

import org.jspecify.annotations.Nullable;

/** What a team can own. */
interface Owned {

  String name();

  @Nullable Team owner();

  /** Sets this side alone. */
  void belongTo(@Nullable Team team);
}
