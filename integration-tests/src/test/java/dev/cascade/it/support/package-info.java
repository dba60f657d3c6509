/** What integration tests share: a real PostgreSQL with a fresh schema for each test. */
@NullMarked
package dev.cascade.it.support;

import org.jspecify.annotations.NullMarked;
