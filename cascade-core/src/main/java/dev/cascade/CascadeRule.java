package dev.cascade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what happens to the objects at the far end of an association.
 *
 * <p>Stands on an association's field or getter, on either side, in an entity, mapped superclass or
 * embeddable. It is layered over JPA's own {@code cascade} and {@code orphanRemoval}: the options
 * of both hold. Where JPA asks for REMOVE or orphan removal and the rule does not, start-up is
 * refused. A setting {@code cascade.rules.<entity>.<attribute>} replaces the annotation.
 *
 * <p>An association with a rule, without {@link CascadeOption#DELETE} and without passive deletes
 * releases its children when the parent is removed: their foreign key becomes NULL.
 *
 * @see <a
 *     href="https://docs.sqlalchemy.org/en/20/orm/relationship_api.html#sqlalchemy.orm.relationship">SQLAlchemy:
 *     relationship()</a>
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface CascadeRule {

  /**
   * The options, in any order. Default: SQLAlchemy's. An empty array means that nothing cascades.
   */
  CascadeOption[] value() default {CascadeOption.SAVE_UPDATE, CascadeOption.MERGE};

  /** What is left to the foreign key's ON DELETE clause. */
  PassiveDeletes passiveDeletes() default PassiveDeletes.OFF;

  /**
   * Whether a target may have one referrer only; a flush that finds a second one is refused.
   * Required for {@link CascadeOption#DELETE_ORPHAN} on many-to-one and many-to-many.
   */
  boolean singleParent() default false;

  /** What {@code merge} makes of null. */
  OnMergeNull onMergeNull() default OnMergeNull.UNCHANGED;
}
