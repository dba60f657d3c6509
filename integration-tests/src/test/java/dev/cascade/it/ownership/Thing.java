package dev.cascade.it.ownership;

import java.util.Locale;

/** A row, or an object that may become one: {@code m2} is a member. */
record Thing(Kind kind, int number) implements Comparable<Thing> {

  static Thing named(Kind kind, String name) {
    return new Thing(kind, Integer.parseInt(name.substring(1)));
  }

  @Override
  public int compareTo(Thing other) {
    return kind == other.kind ? Integer.compare(number, other.number) : kind.compareTo(other.kind);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).charAt(0) + "" + number;
  }
}
