/** The package arrows of the design, held against the compiled classes. */
@NullMarked
package dev.cascade.it.architecture;

import org.jspecify.annotations.NullMarked;
