/** Random sequences of changes, held against a model of who owns whom. */
@NullMarked
package dev.cascade.it.ownership;

import org.jspecify.annotations.NullMarked;
