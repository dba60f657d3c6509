package dev.cascade.hibernate.execute;

import org.hibernate.type.ComponentType;

/** Makes embeddables that say nothing: all is null in them that can be. */
final class EmptyEmbeddable {

  private EmptyEmbeddable() {}

  /** A new one of that type. */
  static Object of(ComponentType type) {
    var instantiator =
        type.getMappingModelPart()
            .getEmbeddableTypeDescriptor()
            .getRepresentationStrategy()
            .getInstantiator();
    if (type.getReturnedClass().isRecord()) {
      return instantiator.instantiate(() -> new Object[type.getPropertyNames().length]);
    }
    var result = instantiator.instantiate(null);
    var values = type.getPropertyValues(result);
    for (var i = 0; i < values.length; i++) {
      values[i] = type.getPropertyNullability()[i] ? null : values[i];
    }
    type.setPropertyValues(result, values);
    return result;
  }
}
