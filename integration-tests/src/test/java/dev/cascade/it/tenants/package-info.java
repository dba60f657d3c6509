/** Rows of one tenant and rows of another never mix, whatever a delete does. */
@NullMarked
package dev.cascade.it.tenants;

import org.jspecify.annotations.NullMarked;
