package dev.cascade.model;

import org.jspecify.annotations.Nullable;

/**
 * The attributes that mark the rows of a soft-deletable entity as deleted. Its subtypes inherit
 * them.
 *
 * @param entity the root of its hierarchy, as Hibernate names it, {@code com.acme.User}
 * @param deletedAt when, null while the row lives
 * @param deletionId by which deletion, or null if that is not kept
 * @param deletedBy by whom, or null if that is not kept
 */
public record DeletionAttributes(
    String entity, String deletedAt, @Nullable String deletionId, @Nullable String deletedBy) {}
