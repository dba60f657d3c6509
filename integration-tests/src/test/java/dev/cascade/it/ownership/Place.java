package dev.cascade.it.ownership;

/** The side of a team that holds things of one kind. */
record Place(Thing team, Kind kind) {

  @Override
  public String toString() {
    return team + "." + kind.side();
  }
}
