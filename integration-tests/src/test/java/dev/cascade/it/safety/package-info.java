/** The cases in which a rule once lost rows, or broke a flush that Hibernate alone carries out. */
@NullMarked
package dev.cascade.it.safety;

import org.jspecify.annotations.NullMarked;
