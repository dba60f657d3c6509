/** Reads model and rules from Hibernate's boot model, and writes them back into it. */
@NullMarked
package dev.cascade.hibernate.mapping;

import org.jspecify.annotations.NullMarked;
