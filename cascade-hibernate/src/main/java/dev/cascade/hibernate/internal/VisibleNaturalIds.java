package dev.cascade.hibernate.internal;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.NaturalIdLoadOptions;
import org.hibernate.loader.ast.spi.NaturalIdLoader;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.jspecify.annotations.Nullable;

/** Gives by a natural identifier what the session shows. */
final class VisibleNaturalIds<T> implements NaturalIdLoader<T> {

  private final NaturalIdLoader<T> loader;

  VisibleNaturalIds(NaturalIdLoader<T> loader) {
    this.loader = loader;
  }

  @Override
  @Deprecated
  public @Nullable T load(
      Object naturalId, NaturalIdLoadOptions options, SharedSessionContractImplementor session) {
    return visible(loader.load(naturalId, options, session), session);
  }

  @Override
  public @Nullable T load(
      Object naturalId, Options options, SharedSessionContractImplementor session) {
    return visible(loader.load(naturalId, options, session), session);
  }

  @Override
  public Object resolveNaturalIdToId(Object naturalId, SharedSessionContractImplementor session) {
    return loader.resolveNaturalIdToId(naturalId, session);
  }

  @Override
  public Object resolveIdToNaturalId(Object id, SharedSessionContractImplementor session) {
    return loader.resolveIdToNaturalId(id, session);
  }

  @Override
  public EntityMappingType getLoadable() {
    return loader.getLoadable();
  }

  private static <T> @Nullable T visible(T loaded, SharedSessionContractImplementor session) {
    return VisibleRows.shows(session, loaded) ? loaded : null;
  }
}
