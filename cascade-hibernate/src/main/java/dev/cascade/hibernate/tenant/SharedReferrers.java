package dev.cascade.hibernate.tenant;

import dev.cascade.OnDelete;
import dev.cascade.hibernate.internal.QueryInFlush;
import dev.cascade.hibernate.internal.TenantAttribute;
import dev.cascade.model.DomainModel;
import dev.cascade.model.EntityType;
import dev.cascade.model.Relationship;
import dev.cascade.model.Relationship.KeyHolder;
import dev.cascade.plan.DeletionPlanner;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.DeletionStep.Action;
import dev.cascade.plan.KeyHop;
import dev.cascade.plan.Refusal;
import dev.cascade.plan.RowPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventSource;

/**
 * Rows that belong to no tenant and are in the way of one's departure: they refer to its rows, and
 * no rule deletes or releases them, or what hangs on them refuses.
 */
final class SharedReferrers {

  private final EventSource session;
  private final DeletionPlanner planner;
  private final DomainModel model;
  private final Object tenant;

  SharedReferrers(EventSource session, DeletionPlanner planner, Object tenant) {
    this.session = session;
    this.planner = planner;
    this.model = planner.model();
    this.tenant = tenant;
  }

  /** Those that refuse, one for each relationship. */
  List<Refusal> refusals() {
    return Stream.concat(direct(), behind()).distinct().toList();
  }

  /** Rows of other tenants that would be reached over rows of nobody. */
  List<Refusal> ofOthers() {
    var view = TenantView.as(tenant, session);
    return pathsBehind()
        .filter(path -> isAware(path.child()))
        .map(path -> Crossing.of(path.hops(), model))
        .distinct()
        .flatMap(way -> view.refusal(way).stream())
        .toList();
  }

  private Stream<Refusal> direct() {
    return model.relationships().stream()
        .filter(side -> isLookedAt(side, model))
        .flatMap(side -> direct(side).stream());
  }

  private Optional<Refusal> direct(Relationship side) {
    var holdsKey = side.keyHolder() != KeyHolder.TARGET;
    var own = holdsKey ? side.target() : side.entity();
    var other = holdsKey ? side.entity() : side.target();
    if (!isAware(own) || isAware(other) || isHandled(side, own)) {
      return Optional.empty();
    }
    var from =
        holdsKey
            ? "%s other join other.%s own".formatted(other, side.attribute())
            : "%s own join own.%s other".formatted(own, side.attribute());
    return refusal(own, other, side, from, "own");
  }

  // What hangs on rows of nobody that go with the tenant's.
  private Stream<Refusal> behind() {
    return pathsBehind()
        .filter(path -> !isAware(path.child()) && path.step().action() == Action.REFUSE)
        .flatMap(
            path -> {
              var way = Crossing.of(path.hops(), model);
              var from = way.from().replaceAll("\\bfar\\b", "other");
              return refusal(
                  path.hops().get(0).parent(),
                  way.far(),
                  path.step().relationship(),
                  from,
                  way.given())
                  .stream();
            });
  }

  private Stream<RowPath> pathsBehind() {
    return model.entities().stream()
        .map(EntityType::name)
        .filter(this::isAware)
        .flatMap(each -> planner.stepsFrom(each).stream())
        .filter(step -> !isAware(step.farEntity()))
        .flatMap(step -> planner.pathsFrom(step).stream())
        .filter(path -> path.hops().size() > 1 && isOverShared(path.hops()));
  }

  private boolean isOverShared(List<KeyHop> hops) {
    return hops.subList(0, hops.size() - 1).stream().noneMatch(each -> isAware(each.child()));
  }

  private boolean isHandled(Relationship side, String own) {
    return model.withSubtypes(own).stream()
        .allMatch(
            each ->
                planner.stepsFrom(each.name()).stream()
                    .anyMatch(step -> isSame(step.relationship(), side) && handles(step)));
  }

  private static boolean handles(DeletionStep step) {
    var onDelete = step.relationship().foreignKey().onDelete();
    return switch (step.action()) {
      case REFUSE -> false;
      case LEAVE_TO_DATABASE ->
          step.relationship().keyHolder() == KeyHolder.JOIN_TABLE
              || onDelete == OnDelete.CASCADE
              || onDelete == OnDelete.SET_NULL;
      case DELETE, MARK, SET_NULL, UNLINK -> true;
    };
  }

  // The sides of a join table know it by different columns.
  private static boolean isSame(Relationship one, Relationship other) {
    return one.keyHolder() == KeyHolder.JOIN_TABLE
        ? other.keyHolder() == KeyHolder.JOIN_TABLE
            && one.foreignKey().table().equals(other.foreignKey().table())
        : one.foreignKey().isSameColumnsAs(other.foreignKey());
  }

  /** Each key once: by the side that holds it, or by the only one. */
  static boolean isLookedAt(Relationship side, DomainModel model) {
    return side.keyHolder() == KeyHolder.THIS
        || (side.keyHolder() == KeyHolder.TARGET && model.oppositeOf(side).isEmpty())
        || (side.keyHolder() == KeyHolder.JOIN_TABLE && side.owning());
  }

  private Optional<Refusal> refusal(
      String own, String other, Relationship side, String from, String alias) {
    var where =
        " from %s where %s.%s = :tenant"
            .formatted(from, alias, attribute(own).orElseThrow().path());
    var number = query("select count(*)" + where, Long.class, 1).get(0);
    return number == 0
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                EntityType.simpleName(own),
                ids(alias, where),
                side.path(),
                EntityType.simpleName(other),
                number,
                ids("other", where),
                side.foreignKey().clause() + ", and what refers belongs to no tenant"));
  }

  private List<Object> ids(String alias, String where) {
    var id = "id(" + alias + ")";
    return query(
        "select distinct " + id + where + " order by " + id, Object.class, Refusal.TOLD_IDS);
  }

  private <T> List<T> query(String hql, Class<T> result, int number) {
    return QueryInFlush.of(session, hql, result)
        .setParameter("tenant", tenant)
        .setMaxResults(number)
        .getResultList();
  }

  private boolean isAware(String entity) {
    return attribute(entity).isPresent();
  }

  private Optional<TenantAttribute> attribute(String entity) {
    return TenantAttribute.of(
        session.getFactory().getMappingMetamodel().getEntityDescriptor(entity));
  }
}
