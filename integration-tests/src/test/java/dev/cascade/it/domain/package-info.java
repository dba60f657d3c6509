/** One application's entities with their rules, as all suites and the demo use them. */
@NullMarked
package dev.cascade.it.domain;

import org.jspecify.annotations.NullMarked;
