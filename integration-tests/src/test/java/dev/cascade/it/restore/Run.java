package dev.cascade.it.restore;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.restore.Deletions.Thing;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.Hibernate;

/** One sequence of operations, done to the model and to a session side by side. */
final class Run {

  private final WoodTables tables;
  private final EntityManager session;
  private final Deletions model = new Deletions();
  private final Map<Long, Growth> seen = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Set<Thing> moved = new HashSet<>();
  private long lastId;

  Run(WoodTables tables, EntityManager session) {
    this.tables = tables;
    this.session = session;
  }

  void run(List<Draft> drafts) throws SQLException {
    session.getTransaction().begin();
    try {
      for (var each : drafts) {
        act(each);
      }
      commit();
    } catch (RuntimeException e) {
      throw new AssertionError(story("fails"), e);
    } finally {
      session.getTransaction().rollback();
    }
  }

  private void act(Draft draft) throws SQLException {
    switch (draft.action()) {
      case NEW -> make(draft);
      case MOVE -> move(draft);
      case REMOVE -> chosen(Thing::isLive, draft.which()).forEach(each -> remove(each, draft));
      case RESTORE -> chosen(each -> !each.isLive(), draft.which()).forEach(this::restore);
      case RESTORE_WITH_PARENTS ->
          chosen(each -> !each.isLive(), draft.which()).forEach(this::restoreWithParents);
      case LOOK -> chosen(each -> true, draft.which()).forEach(this::look);
      case FLUSH -> flush();
      case COMMIT -> commit();
      case CLEAR -> clear();
    }
  }

  // The lists of what is new are empty, whatever hangs on it later: the session is cleared.
  private void make(Draft draft) {
    var kind = draft.kind();
    if (kind == Kind.TRUNK) {
      make(kind, null);
    } else {
      chosen(each -> each.isLive() && kind.parents().contains(each.kind), draft.where())
          .forEach(parent -> make(kind, parent));
    }
  }

  private void make(Kind kind, Thing parent) {
    var thing = new Thing(kind, ++lastId, parent);
    lines.add("%s = new, on %s".formatted(thing, parent));
    var made = kind.make(thing.id);
    if (parent != null) {
      made.hangOn(find(parent));
    }
    session.persist(made);
    model.add(thing);
    clear();
  }

  private void move(Draft draft) {
    chosen(each -> each.isLive() && each.kind.canMove(), draft.which())
        .forEach(
            thing ->
                chosen(each -> canTake(each, thing), draft.where())
                    .forEach(parent -> move(thing, parent)));
  }

  private static boolean canTake(Thing parent, Thing thing) {
    return parent.isLive() && thing.kind.parents().contains(parent.kind) && !parent.isBelow(thing);
  }

  private void move(Thing thing, Thing parent) {
    lines.add("%s to %s".formatted(thing, parent));
    find(thing).hangOn(find(parent));
    thing.parent = parent;
    moved.add(thing);
  }

  private void remove(Thing thing, Draft draft) {
    var isSeen = draft.way() % 2 == 0;
    lines.add("remove(%s)%s".formatted(thing, isSeen ? ", seen" : ""));
    var instance = find(thing);
    // What is removed is not written besides: it would go from where it hung before.
    if (isSeen || moved.stream().anyMatch(each -> each.isBelow(thing))) {
      flush();
    }
    if (isSeen) {
      instance.look();
    }
    session.remove(instance);
    model.remove(thing);
  }

  private void restore(Thing thing) {
    lines.add("restore(%s)".formatted(thing));
    Cascades.of(session).restore(thing.kind.type(), thing.id);
    model.restore(thing);
    checkMemory();
  }

  private void restoreWithParents(Thing thing) {
    lines.add("restore(%s) with parents".formatted(thing));
    Cascades.of(session).restoring(thing.kind.type(), thing.id).withParents().execute();
    model.restoreWithParents(thing);
    checkMemory();
  }

  private void look(Thing thing) {
    lines.add("look(%s)".formatted(thing));
    session.flush();
    var found = Cascades.of(session).withDeleted(() -> session.find(thing.kind.type(), thing.id));
    expect(found != null, thing + " is not there");
    see(thing, found);
  }

  private void flush() {
    lines.add("flush()");
    session.flush();
    moved.clear();
    checkMemory();
  }

  private void commit() throws SQLException {
    lines.add("commit()");
    session.getTransaction().commit();
    session.getTransaction().begin();
    checkRows();
    checkMemory();
    checkQueries();
  }

  private void clear() {
    lines.add("flush(), clear()");
    session.flush();
    session.clear();
    moved.clear();
    seen.clear();
  }

  private Growth find(Thing thing) {
    var found = session.find(thing.kind.type(), thing.id);
    expect(found != null, thing + " is hidden");
    return see(thing, found);
  }

  private Growth see(Thing thing, Growth found) {
    var instance = (Growth) Hibernate.unproxy(found);
    seen.put(thing.id, instance);
    return instance;
  }

  private void checkRows() throws SQLException {
    var rows = tables.rows();
    expect(rows.size() == model.all().size(), "rows are " + rows.keySet());
    var deletions = new HashMap<String, Integer>();
    var times = new HashMap<Integer, String>();
    for (var thing : model.all()) {
      var row = rows.get(thing.id);
      var parent = thing.parent == null ? null : Long.toString(thing.parent.id);
      expect(Objects.equals(row.parent(), parent), thing + " hangs on " + row.parent());
      expect(
          thing.isLive() == (row.deletedAt() == null),
          thing + (thing.isLive() ? " is deleted" : " lives"));
      if (!thing.isLive()) {
        var isOne =
            Objects.equals(
                    deletions.computeIfAbsent(row.deletedAt(), t -> thing.deletion), thing.deletion)
                && Objects.equals(
                    times.computeIfAbsent(thing.deletion, d -> row.deletedAt()), row.deletedAt());
        expect(isOne, thing + " was taken by another deletion");
      }
    }
  }

  private void checkMemory() {
    seen.forEach(
        (id, instance) -> {
          var thing = model.get(id);
          if (session.contains(instance)) {
            expect(
                thing.isLive() == (instance.deletedAt == null),
                "in memory " + thing + (thing.isLive() ? " is deleted" : " lives"));
          }
        });
  }

  private void checkQueries() {
    for (var kind : Kind.values()) {
      var hql = "select id from %s".formatted(kind.type().getName());
      var found = session.createQuery(hql, Long.class).getResultList();
      for (var thing : model.all()) {
        if (thing.kind == kind) {
          expect(
              thing.isLive() == found.contains(thing.id),
              thing + (thing.isLive() ? " is hidden" : " is shown"));
        }
      }
    }
  }

  private Stream<Thing> chosen(Predicate<Thing> wanted, int number) {
    var all = model.all().stream().filter(wanted).toList();
    return all.isEmpty() ? Stream.of() : Stream.of(all.get(number % all.size()));
  }

  private void expect(boolean isTrue, String otherwise) {
    if (!isTrue) {
      throw new AssertionError(story(otherwise));
    }
  }

  private String story(String end) {
    return String.join("\n", lines) + "\n=> " + end;
  }
}
