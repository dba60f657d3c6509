package dev.cascade.hibernate.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One removal that marks rows as deleted, with all that it takes along.
 *
 * @param id which; no two removals share it
 * @param at when, the same for all rows
 * @param by by whom, or null if nobody is known
 */
public record Deletion(UUID id, Instant at, @Nullable Object by) {}
