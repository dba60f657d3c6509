/** The examples of the documentation, compiled and executed, and the check that they are these. */
@NullMarked
package dev.cascade.it.docs;

import org.jspecify.annotations.NullMarked;
