/** The only user of Hibernate's internal classes; what Hibernate 8 changes, changes here. */
@NullMarked
package dev.cascade.hibernate.internal;

import org.jspecify.annotations.NullMarked;
