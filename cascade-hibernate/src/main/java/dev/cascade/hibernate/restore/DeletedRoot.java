package dev.cascade.hibernate.restore;

import dev.cascade.hibernate.restore.RestoreSession.Row;
import dev.cascade.model.EntityType;
import jakarta.persistence.EntityNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The row that is to come back.
 *
 * @param row which
 * @param sign of the deletion that took it
 */
record DeletedRoot(Row row, DeletionSign sign) {

  /**
   * Reads it.
   *
   * @return empty if it is not deleted
   * @throws EntityNotFoundException if there is no such row
   */
  static Optional<DeletedRoot> find(RestoreSession session, String entity, Object id) {
    var type = session.softDeletion(entity);
    var hql =
        "select child.%s, %s, id(child), %s from %s child where id(child) in (:from)"
            .formatted(
                type.deletedAt(),
                type.deletionId() == null ? "null" : "child." + type.deletionId(),
                session.persister(entity).hasSubclasses() ? "type(child)" : "1",
                entity);
    var columns =
        session
            .select(hql, List.of(id), Map.of())
            .map(Object[].class::cast)
            .findFirst()
            .orElseThrow(() -> notFound(entity, id));
    return Optional.ofNullable(columns[0])
        .map(
            at ->
                new DeletedRoot(
                    new Row(
                        columns[3] instanceof Integer ? entity : RestoreSession.name(columns[3]),
                        columns[2]),
                    new DeletionSign(
                        session::softDeletion, (UUID) columns[1], type.time().instant(at))));
  }

  private static EntityNotFoundException notFound(String entity, Object id) {
    return new EntityNotFoundException(
        "%s has no row with identifier %s. It was deleted for good, or never there."
            .formatted(EntityType.simpleName(entity), id));
  }
}
