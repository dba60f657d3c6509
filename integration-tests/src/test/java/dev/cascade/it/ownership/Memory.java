package dev.cascade.it.ownership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an application can do with objects and their session. */
interface Memory {

  /** An object that the session does not know. */
  void make(Thing thing);

  void persist(Thing thing);

  void remove(Thing thing);

  /** Puts it into the collection, or in the place of what the one-to-one holds. */
  void add(Place place, Thing child);

  /** Takes it out of the collection or the one-to-one. */
  void take(Place place, Thing child);

  /** Sets the child's own side. */
  void own(Thing child, @Nullable Thing team);

  /** Puts a new collection, or null, in the place of the old one. */
  void assign(Place place, @Nullable List<Thing> held);

  void clear(Place place);

  /** Reads the collection. */
  void load(Place place);

  /** Merges a detached team whose other collections are null; {@code held} refer to it. */
  void merge(Place place, List<Thing> held);

  void flush();

  /** Ends the transaction, and goes on in the same session. */
  void commit();

  /** Forgets every object, and what was not flushed. */
  void clear();
}
