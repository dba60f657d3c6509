/** Brings cascade rules to Hibernate: start-up, settings and exceptions. */
@NullMarked
package dev.cascade.hibernate;

import org.jspecify.annotations.NullMarked;
