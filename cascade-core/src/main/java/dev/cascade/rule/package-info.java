/** Immutable rules, with "all" spelt out, and the text form they may be written in. */
@NullMarked
package dev.cascade.rule;

import org.jspecify.annotations.NullMarked;
