/** Entities, relationships and foreign keys as facts, however they were read. */
@NullMarked
package dev.cascade.model;

import org.jspecify.annotations.NullMarked;
