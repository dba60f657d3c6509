package dev.cascade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an entity soft-deletable: the attribute holds when its row was deleted, and null while it
 * lives.
 *
 * <p>Stands on a mapped attribute of the root entity, or of a mapped superclass above it, that is
 * an {@link java.time.Instant}, {@link java.time.OffsetDateTime} or {@link
 * java.time.LocalDateTime}; its column may be NULL and is in the entity's own table. Deleted rows
 * are hidden wherever entities are looked for.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DeletedAt {}
