package dev.cascade.hibernate.preview;

import dev.cascade.hibernate.internal.Visibility;
import dev.cascade.hibernate.preview.WaitingSteps.Waiting;
import dev.cascade.hibernate.tenant.Crossing;
import dev.cascade.hibernate.tenant.TenantView;
import dev.cascade.model.DomainModel;
import dev.cascade.plan.DeletionStep;
import dev.cascade.plan.Refusal;
import java.util.List;
import java.util.Optional;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows of other tenants that hang on rows that go, over whatever step. None in a session that sees
 * all tenants.
 */
final class CrossingRows {

  private final EventSource session;
  private final DomainModel model;
  private final @Nullable TenantView view;
  private final WaitingSteps steps = new WaitingSteps();

  CrossingRows(EventSource session, DomainModel model, @Nullable TenantView view) {
    this.session = session;
    this.model = model;
    this.view = view;
  }

  /** A step also starts from those rows. */
  void add(DeletionStep step, List<Object> nearIds) {
    if (view != null && view.isAware(step.farEntity())) {
      steps.add(step, false, nearIds);
    }
  }

  /** One for each relationship over which there are any. */
  List<Refusal> find() {
    return view == null
        ? List.of()
        : steps.all().stream().flatMap(each -> refusal(each, view).stream()).distinct().toList();
  }

  private Optional<Refusal> refusal(Waiting waiting, TenantView tenants) {
    var way = Crossing.of(waiting.step(), model);
    return Visibility.ofRows(
        model.entity(way.near()).isSoftDeletable(),
        way.types(),
        session,
        () -> tenants.refusal(way, waiting.nearIds()));
  }
}
