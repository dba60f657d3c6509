/** What happens at start-up: mistakes, settings, generated DDL, and nothing where no rule is. */
@NullMarked
package dev.cascade.it.boot;

import org.jspecify.annotations.NullMarked;
