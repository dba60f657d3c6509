/**
 * Says in the words of entities and relationships why a delete, a restore or a flush is refused.
 */
@NullMarked
package dev.cascade.hibernate.refusal;

import org.jspecify.annotations.NullMarked;
