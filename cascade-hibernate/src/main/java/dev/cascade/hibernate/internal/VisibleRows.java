package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.OrderingMode;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiLoadOptions;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Of what was loaded by identifier, that which the session shows. */
public final class VisibleRows {

  private VisibleRows() {}

  /** Whether rows of that type may be hidden. */
  public static boolean areHidden(EntityPersister type) {
    return type instanceof HidesRows;
  }

  /** Whether a session shows an object that it has loaded; null and uninitialised ones it does. */
  public static boolean shows(SharedSessionContractImplementor session, @Nullable Object loaded) {
    if (loaded == null || !Hibernate.isInitialized(loaded)) {
      return true;
    }
    var instance = Hibernate.unproxy(loaded);
    return !(session.getEntityPersister(null, instance) instanceof HidesRows hiding)
        || Visibility.of(session).shows(hiding.isDeleted(instance));
  }

  static <T> List<T> of(
      List<T> loaded, SharedSessionContractImplementor session, MultiLoadOptions options) {
    var keepsPlaces = options.getOrderingMode() == OrderingMode.ORDERED;
    var visible = new ArrayList<@Nullable T>(loaded.size());
    for (var each : loaded) {
      if (shows(session, each)) {
        visible.add(each);
      } else if (keepsPlaces) {
        visible.add(null);
      }
    }
    return visible;
  }

  /** For a session without events: hides what its user asked for, and nothing that others need. */
  static @Nullable Object got(@Nullable Object loaded, SharedSessionContractImplementor session) {
    return session instanceof StatelessSession
            && session.getPersistenceContextInternal().isLoadFinished()
            && !shows(session, loaded)
        ? null
        : loaded;
  }
}
