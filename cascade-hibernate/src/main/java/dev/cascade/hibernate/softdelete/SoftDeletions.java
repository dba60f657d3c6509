package dev.cascade.hibernate.softdelete;

import dev.cascade.hibernate.internal.Deletion;
import dev.cascade.model.DeletionAttributes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** The soft-deletable types of a session factory. Safe for many threads. */
public final class SoftDeletions {

  private final Map<String, DeletionAttributes> byRoot;
  private final Supplier<? extends @Nullable Object> deletedBy;
  private final Map<String, Optional<SoftDeletion>> byEntity = new ConcurrentHashMap<>();

  /**
   * Of those root entities, and all that extend them.
   *
   * @param deletedBy tells who removes, once a removal; null if nobody is known
   */
  public SoftDeletions(
      Collection<DeletionAttributes> roots, Supplier<? extends @Nullable Object> deletedBy) {
    this.deletedBy = deletedBy;
    byRoot =
        roots.stream()
            .collect(Collectors.toUnmodifiableMap(DeletionAttributes::entity, Function.identity()));
  }

  /** A removal that begins now. */
  public Deletion begin() {
    return new Deletion(UUID.randomUUID(), Instant.now(), deletedBy.get());
  }

  /** None: where all rows are deleted for good. */
  public static SoftDeletions none() {
    return new SoftDeletions(List.of(), () -> null);
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
