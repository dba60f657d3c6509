package dev.cascade.hibernate.softdelete;

import dev.cascade.model.DeletionAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.persister.entity.EntityPersister;

/** The soft-deletable types of a session factory. Safe for many threads. */
public final class SoftDeletions {

  private final Map<String, DeletionAttributes> byRoot;
  private final Map<String, Optional<SoftDeletion>> byEntity = new ConcurrentHashMap<>();

  /** Of those root entities, and all that extend them. */
  public SoftDeletions(Collection<DeletionAttributes> roots) {
    byRoot =
        roots.stream()
            .collect(Collectors.toUnmodifiableMap(DeletionAttributes::entity, Function.identity()));
  }

  /** Whether no type is soft-deletable; then all must stay as it is. */
  public boolean isEmpty() {
    return byRoot.isEmpty();
  }

  /** How rows of that type are marked; empty if it is not soft-deletable. */
  public Optional<SoftDeletion> of(EntityPersister persister) {
    return isEmpty()
        ? Optional.empty()
        : byEntity.computeIfAbsent(persister.getEntityName(), name -> find(persister));
  }

  private Optional<SoftDeletion> find(EntityPersister persister) {
    return Optional.ofNullable(byRoot.get(persister.getRootEntityName()))
        .map(attributes -> SoftDeletion.of(persister, attributes));
  }
}
