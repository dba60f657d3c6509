/** Brings cascade rules to Hibernate: start-up, settings, and what an application calls. */
@NullMarked
package dev.cascade.hibernate;

import org.jspecify.annotations.NullMarked;
