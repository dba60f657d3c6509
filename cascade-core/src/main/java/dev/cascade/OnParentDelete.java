package dev.cascade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the foreign key of a to-one attribute does when the row it refers to is deleted.
 *
 * <p>Stands on the child's owning to-one attribute. Generated DDL carries the clause. Hibernate's
 * {@code @OnDelete} means the same; where both stand and differ, start-up is refused.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnParentDelete {

  /** The ON DELETE action of the foreign key. */
  OnDelete value();
}
