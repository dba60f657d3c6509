package dev.cascade.hibernate.internal;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.hibernate.annotations.TenantId;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.internal.TenantIdGeneration;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.CompositeIdentifierMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The attribute of a type that says to which tenant a row belongs: one of its own, or a part of its
 * identifier.
 */
public final class TenantAttribute {

  private final EntityPersister persister;
  private final String path;
  private final @Nullable AttributeMapping partOfId;

  private TenantAttribute(
      EntityPersister persister, String path, @Nullable AttributeMapping partOfId) {
    this.persister = persister;
    this.path = path;
    this.partOfId = partOfId;
  }

  /** Of a type; empty if its rows belong to no tenant. */
  public static Optional<TenantAttribute> of(EntityPersister persister) {
    var generators = persister.getGenerators();
    for (var i = 0; i < generators.length; i++) {
      if (generators[i] instanceof TenantIdGeneration) {
        return Optional.of(new TenantAttribute(persister, persister.getPropertyNames()[i], null));
      }
    }
    return persister.getIdentifierMapping() instanceof CompositeIdentifierMapping id
        ? inId(persister, id)
        : Optional.empty();
  }

  private static Optional<TenantAttribute> inId(
      EntityPersister persister, CompositeIdentifierMapping id) {
    var isInParts = id instanceof NonAggregatedIdentifierMapping;
    for (var i = 0; i < id.getPartMappingType().getNumberOfAttributeMappings(); i++) {
      var part = id.getPartMappingType().getAttributeMapping(i);
      if (part.getPropertyAccess().getGetter().getMember() instanceof AnnotatedElement member
          && member.isAnnotationPresent(TenantId.class)) {
        var name = part.getAttributeName();
        return Optional.of(
            new TenantAttribute(
                persister,
                isInParts ? name : persister.getIdentifierPropertyName() + "." + name,
                part));
      }
    }
    return Optional.empty();
  }

  /** What HQL calls it: {@code tenant} or {@code id.tenant}. */
  public String path() {
    return path;
  }

  /**
   * The tenant of an object.
   *
   * @param entry what the session knows of it, or null
   * @return null if nobody has said yet
   */
  public @Nullable Object of(
      Object instance, @Nullable EntityEntry entry, SharedSessionContractImplementor session) {
    if (partOfId != null) {
      return persister.getIdentifierMapping() instanceof NonAggregatedIdentifierMapping
          ? partOfId.getValue(instance)
          : ofId(persister.getIdentifier(instance, session), partOfId);
    }
    var index = persister.getPropertyIndex(path);
    var loaded = entry == null ? null : entry.getLoadedState();
    return loaded == null ? persister.getValue(instance, index) : loaded[index];
  }

  private static @Nullable Object ofId(@Nullable Object id, AttributeMapping part) {
    return id == null ? null : part.getValue(id);
  }
}
