package dev.cascade.it.ownership;

import static java.util.stream.Collectors.toSet;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.jspecify.annotations.Nullable;

/** Real objects in a real session. */
final class WorkingSession implements Memory, AutoCloseable {

  private final EntityManager session;
  private final Map<Thing, Owned> objects = new HashMap<>();

  WorkingSession(EntityManager session) {
    this.session = session;
    session.getTransaction().begin();
  }

  /** Lets go of objects that are no more. */
  void forgetOthersThan(Ownership model) {
    objects.keySet().removeIf(each -> !model.isKnown(each));
  }

  /**
   * Tells the model what was read by itself.
   *
   * @param inFlush a list that a flush needed to read has what was there when it read it
   */
  void tellWhatIsLoaded(Ownership model, boolean inFlush) {
    for (var team : model.all().filter(each -> each.kind() == Kind.TEAM).toList()) {
      if (!isLoaded(team)) {
        continue;
      }
      model.touch(team);
      for (var kind : Kind.values()) {
        var place = new Place(team, kind);
        if (!model.isLoaded(place) && Hibernate.isInitialized(kind.held(team(place)))) {
          model.read(place, inFlush ? held(place) : model.stored(place));
        }
      }
    }
  }

  private boolean isLoaded(Thing thing) {
    if (objects.containsKey(thing)) {
      return true;
    }
    var inside = session.unwrap(SessionImplementor.class);
    var persister =
        inside.getFactory().getMappingMetamodel().getEntityDescriptor(thing.kind().type());
    var context = inside.getPersistenceContext();
    var loaded = context.getEntity(inside.generateEntityKey(thing.toString(), persister));
    return loaded != null && context.getEntry(loaded).getStatus() == Status.MANAGED;
  }

  /** Whether memory says what the model says, where it was read. */
  List<String> differencesFrom(Ownership model) {
    var differences = new ArrayList<String>();
    objects.forEach(
        (thing, object) -> {
          if (!model.known(thing).isPersistent) {
            return;
          }
          var wanted = model.known(thing).owner;
          var owner = name(object.owner());
          if (!Objects.equals(owner, wanted == null ? null : wanted.toString())) {
            differences.add("%s.%s is %s".formatted(thing, thing.kind().ownSide(), owner));
          }
          if (thing.kind() == Kind.TEAM) {
            Stream.of(Kind.values())
                .map(each -> difference(new Place(thing, each), model))
                .filter(Objects::nonNull)
                .forEach(differences::add);
          }
        });
    return differences;
  }

  private @Nullable String difference(Place place, Ownership model) {
    var held = place.kind().held(team(place));
    if (held == null || !model.isLoaded(place) || !Hibernate.isInitialized(held)) {
      return null;
    }
    var wanted = new HashSet<>(model.held(place));
    wanted.removeIf(each -> !model.isInStep(each));
    var found = new HashSet<>(held(place));
    found.removeIf(each -> model.isKnown(each) && !model.isInStep(each));
    return found.equals(wanted) ? null : "%s holds %s, not %s".formatted(place, found, wanted);
  }

  private Set<Thing> held(Place place) {
    var held = place.kind().held(team(place));
    return held == null
        ? Set.of()
        : held.stream().map(each -> Thing.named(place.kind(), each.name())).collect(toSet());
  }

  private @Nullable Object name(@Nullable Owned owner) {
    return owner == null
        ? null
        : session.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(owner);
  }

  private Owned object(Thing thing) {
    return objects.computeIfAbsent(
        thing,
        each ->
            Objects.requireNonNull(
                session.find(each.kind().type(), each.toString()), () -> each + " is not found"));
  }

  private Team team(Place place) {
    // A proxy's own fields are empty.
    return (Team) Hibernate.unproxy(object(place.team()));
  }

  @Override
  public void make(Thing thing) {
    objects.put(thing, thing.kind().make(thing.toString()));
  }

  @Override
  public void persist(Thing thing) {
    session.persist(object(thing));
  }

  @Override
  public void remove(Thing thing) {
    session.remove(object(thing));
  }

  @Override
  public void add(Place place, Thing child) {
    place.kind().add(team(place), object(child));
  }

  @Override
  public void take(Place place, Thing child) {
    place.kind().take(team(place), object(child));
  }

  @Override
  public void own(Thing child, @Nullable Thing team) {
    object(child).belongTo(team == null ? null : (Team) object(team));
  }

  @Override
  public void assign(Place place, @Nullable List<Thing> held) {
    place
        .kind()
        .hold(
            team(place),
            held == null ? null : new ArrayList<>(held.stream().map(this::object).toList()));
  }

  @Override
  public void clear(Place place) {
    var held = place.kind().held(team(place));
    if (held != null) {
      held.clear();
    }
  }

  @Override
  public void load(Place place) {
    Hibernate.initialize(place.kind().held(team(place)));
  }

  @Override
  public void merge(Place place, List<Thing> held) {
    var detached = detached(place.team());
    detached.belongTo(team(place).owner());
    var children = new ArrayList<Owned>();
    for (var each : held) {
      var child = each.kind() == Kind.TEAM ? detached(each) : each.kind().make(each.toString());
      child.belongTo(detached);
      children.add(child);
    }
    place.kind().hold(detached, children);
    session.merge(detached);
    held.forEach(objects::remove);
  }

  private static Team detached(Thing thing) {
    var team = new Team(thing.toString());
    Stream.of(Kind.values()).forEach(each -> each.hold(team, null));
    return team;
  }

  @Override
  public void flush() {
    session.flush();
  }

  @Override
  public void commit() {
    session.getTransaction().commit();
    session.getTransaction().begin();
  }

  @Override
  public void clear() {
    session.clear();
    objects.clear();
  }

  @Override
  public void close() {
    if (session.getTransaction().isActive()) {
      session.getTransaction().rollback();
    }
    session.close();
  }
}
