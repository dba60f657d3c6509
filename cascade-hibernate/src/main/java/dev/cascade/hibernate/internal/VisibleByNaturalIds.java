package dev.cascade.hibernate.internal;

import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoadOptions;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoader;
import org.hibernate.metamodel.mapping.EntityMappingType;

/** Gives by several natural identifiers what the session shows. */
final class VisibleByNaturalIds<T> implements MultiNaturalIdLoader<T> {

  private final MultiNaturalIdLoader<T> loader;

  VisibleByNaturalIds(MultiNaturalIdLoader<T> loader) {
    this.loader = loader;
  }

  @Override
  public <K> List<T> multiLoad(
      K[] naturalIds, MultiNaturalIdLoadOptions options, SharedSessionContractImplementor session) {
    return VisibleRows.of(loader.multiLoad(naturalIds, options, session), session, options);
  }

  @Override
  public EntityMappingType getLoadable() {
    return loader.getLoadable();
  }
}
