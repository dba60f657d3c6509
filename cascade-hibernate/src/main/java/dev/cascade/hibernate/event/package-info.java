/** One listener for each Hibernate event: it translates, asks and hands over. */
@NullMarked
package dev.cascade.hibernate.event;

import org.jspecify.annotations.NullMarked;
