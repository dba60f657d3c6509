package dev.cascade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds which deletion took a row: all rows that one removal marks share the value, no two removals
 * do. Null while the row lives.
 *
 * <p>Stands beside {@link DeletedAt} on an attribute that is a {@link java.util.UUID}. Without it,
 * rows of one deletion are told by their exact time.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DeletionId {}
