/** Runs SQLAlchemy's recorded cascade scenarios through an ordinary EntityManager. */
@NullMarked
package dev.cascade.it.conformance;

import org.jspecify.annotations.NullMarked;
