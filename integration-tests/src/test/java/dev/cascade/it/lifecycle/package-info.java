/** Every option on every kind of relationship of the shared domain, statement by statement. */
@NullMarked
package dev.cascade.it.lifecycle;

import org.jspecify.annotations.NullMarked;
