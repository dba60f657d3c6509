package dev.cascade.hibernate.execute;

import dev.cascade.hibernate.internal.RemovalObservers;
import dev.cascade.model.DomainModel;
import dev.cascade.model.Relationship;
import dev.cascade.plan.InstanceNeeds;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;

/**
 * What a Hibernate application knows that keeps rows from being deleted unseen. Asks the factory
 * when a plan is first compiled: listeners may be registered after us.
 */
public final class NeededInstances implements InstanceNeeds {

  private final SessionFactoryImplementor sessions;
  private final DomainModel model;
  private final RemovalObservers observers;

  /** In that factory. */
  public NeededInstances(SessionFactoryImplementor sessions, DomainModel model) {
    this.sessions = sessions;
    this.model = model;
    this.observers = new RemovalObservers(sessions);
  }

  @Override
  public Optional<String> ofEntity(String entity) {
    var type = model.entity(entity);
    return type.keepsRows() && !type.isSoftDeletable()
        ? Optional.of("a removed " + type.simpleName() + " keeps its row")
        : observers.of(persister(entity));
  }

  @Override
  public Optional<String> ofRelationship(Relationship side) {
    if (hasRestriction(side)) {
      return Optional.of(side.path() + " has a restriction of its own");
    }
    if (!refersToIdentifier(side)) {
      return Optional.of(side.foreignKey().path() + " refers to no primary key");
    }
    if (model.areRelated(side.entity(), side.target())
        && persister(side.target()).getIdentifierType() instanceof CompositeType) {
      return Optional.of(
          side.targetName() + " rows hang below each other and have a composite identifier");
    }
    return Optional.empty();
  }

  private boolean hasRestriction(Relationship side) {
    return side.isCollection()
        && type(side) instanceof CollectionType collection
        && sessions.getMappingMetamodel().getCollectionDescriptor(collection.getRole())
            instanceof AbstractCollectionPersister role
        && role.hasWhereRestrictions();
  }

  private boolean refersToIdentifier(Relationship side) {
    return model
        .oppositeOf(side)
        .map(this::type)
        .map(type -> !(type instanceof EntityType key) || key.isReferenceToPrimaryKey())
        .orElse(true);
  }

  private Type type(Relationship side) {
    return new AttributePath(persister(side.entity()), side.attribute()).type();
  }

  private EntityPersister persister(String entity) {
    return sessions.getMappingMetamodel().getEntityDescriptor(entity);
  }
}
