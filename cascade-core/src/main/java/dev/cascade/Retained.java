package dev.cascade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an entity whose rows no cascade may delete: audit logs, history, lookups.
 *
 * <p>Start-up is refused, with the path, if any rule deletes through to it. Removing such an object
 * itself stays possible.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Retained {}
