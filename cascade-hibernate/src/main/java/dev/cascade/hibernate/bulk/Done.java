package dev.cascade.hibernate.bulk;

import org.jspecify.annotations.Nullable;

/**
 * What one chunk has done.
 *
 * @param rows how many rows were deleted or changed
 * @param found how many rows there were to be; fewer than asked for if no more are left
 * @param last the identifier of the last one, or null if it is not known
 */
record Done(long rows, long found, @Nullable Object last) {}
