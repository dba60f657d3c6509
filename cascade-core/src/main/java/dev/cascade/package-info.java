/** What a user writes on entities: rules and the words they are made of. */
@NullMarked
package dev.cascade;

import org.jspecify.annotations.NullMarked;
