/** Finds rows of other tenants that hang on rows of a session's own. */
@NullMarked
package dev.cascade.hibernate.tenant;

import org.jspecify.annotations.NullMarked;
