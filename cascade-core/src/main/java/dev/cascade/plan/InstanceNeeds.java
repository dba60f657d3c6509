package dev.cascade.plan;

import dev.cascade.model.Relationship;
import java.util.Optional;

/**
 * Tells what keeps rows from being deleted without being loaded. Asked once a type, when its first
 * plan is compiled. Safe for many threads.
 */
public interface InstanceNeeds {

  /** Nothing needs instances. */
  InstanceNeeds NONE =
      new InstanceNeeds() {
        @Override
        public Optional<String> ofEntity(String entity) {
          return Optional.empty();
        }

        @Override
        public Optional<String> ofRelationship(Relationship side) {
          return Optional.empty();
        }
      };

  /**
   * Why an object of exactly this type must be in memory when its row is deleted, in words for the
   * preview: {@code Comment has @PreRemove}; empty if the row may go unseen.
   */
  Optional<String> ofEntity(String entity);

  /**
   * Why the foreign key alone does not tell the rows at the far end: {@code User.drafts has a
   * restriction of its own}; empty if it does.
   */
  Optional<String> ofRelationship(Relationship side);
}
