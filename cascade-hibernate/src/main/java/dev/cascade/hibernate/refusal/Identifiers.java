package dev.cascade.hibernate.refusal;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.BasicType;

/** Reads identifiers from a database's messages. */
record Identifiers(SessionFactoryImplementor sessions) {

  /** The identifier of an entity, or its text if that cannot be read. */
  Object read(String entity, String text) {
    var persister = sessions.getMappingMetamodel().findEntityDescriptor(entity);
    if (persister != null && persister.getIdentifierType() instanceof BasicType<?> type) {
      try {
        return type.getJavaTypeDescriptor().fromString(text);
      } catch (RuntimeException unreadable) {
        // As good as any for a message; whatever it is, the violation must come through.
        return text;
      }
    }
    return "(" + text + ")";
  }
}
