package dev.cascade.hibernate.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.internal.SingleUniqueKeyEntityLoaderStandard;
import org.hibernate.loader.ast.spi.SingleUniqueKeyEntityLoader;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.AbstractEntityPersister;

/**
 * Loads, by the key in its row, the live object that the other side of a one-to-one shows. Safe for
 * many threads.
 */
final class InverseLoaders {

  private final AbstractEntityPersister persister;
  private final Map<String, SingleUniqueKeyEntityLoader<?>> loaders = new ConcurrentHashMap<>();

  InverseLoaders(AbstractEntityPersister persister) {
    this.persister = persister;
  }

  /** By an attribute that holds a key; empty by any other, and where the session sees all. */
  Optional<SingleUniqueKeyEntityLoader<?>> loader(
      String attribute, SharedSessionContractImplementor session) {
    return Visibility.of(session) != Visibility.ALL
            && persister.findByPath(attribute) instanceof ToOneAttributeMapping key
        ? Optional.of(loaders.computeIfAbsent(attribute, path -> loader(key)))
        : Optional.empty();
  }

  private SingleUniqueKeyEntityLoader<?> loader(ToOneAttributeMapping key) {
    var influencers = new LoadQueryInfluencers(persister.getFactory());
    influencers.enableFilter(Visibility.LIVE.filter());
    return new SingleUniqueKeyEntityLoaderStandard<>(persister, key, influencers);
  }
}
