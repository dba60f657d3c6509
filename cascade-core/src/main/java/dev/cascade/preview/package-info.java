/** What a delete will do, and has done, as data, text and drawing. */
@NullMarked
package dev.cascade.preview;

import org.jspecify.annotations.NullMarked;
