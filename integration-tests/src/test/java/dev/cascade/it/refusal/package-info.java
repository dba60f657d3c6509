/** What refuses a delete, and in which words. */
@NullMarked
package dev.cascade.it.refusal;

import org.jspecify.annotations.NullMarked;
