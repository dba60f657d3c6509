/** Gives Spring applications settings, beans, exceptions and measures in their own ways. */
@NullMarked
package dev.cascade.spring;

import org.jspecify.annotations.NullMarked;
