/** Random graphs of entities, deleted by our rules and by foreign keys, with the same rows left. */
@NullMarked
package dev.cascade.it.random;

import org.jspecify.annotations.NullMarked;
