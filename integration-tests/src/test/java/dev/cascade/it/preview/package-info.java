/** What a plan says before a delete, held against what the delete does. */
@NullMarked
package dev.cascade.it.preview;

import org.jspecify.annotations.NullMarked;
