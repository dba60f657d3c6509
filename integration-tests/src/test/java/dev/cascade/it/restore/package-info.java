/** Random deletions and restores, held against a model of which deletion took which row. */
@NullMarked
package dev.cascade.it.restore;

import org.jspecify.annotations.NullMarked;
