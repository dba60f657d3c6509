/** Rules held against the model before anything runs by them. */
@NullMarked
package dev.cascade.check;

import org.jspecify.annotations.NullMarked;
