/** Rules and model compiled to an ordered deletion plan. */
@NullMarked
package dev.cascade.plan;

import org.jspecify.annotations.NullMarked;
