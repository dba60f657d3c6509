/** What removals and restores did, for those who listen: logs, metrics, events. */
@NullMarked
package dev.cascade.hibernate.operation;

import org.jspecify.annotations.NullMarked;
