package dev.cascade.plan;

import org.jspecify.annotations.Nullable;

/**
 * One hop from rows to those that refer to them.
 *
 * @param child the entity of the referring rows
 * @param key its to-one attribute that refers, {@code post} or {@code id.post}
 * @param parent the entity of the rows referred to
 * @param tree the attribute by which {@code child} rows hang below each other and belong to the hop
 *     too, over any number of levels; null if they do not
 */
public record KeyHop(String child, String key, String parent, @Nullable String tree) {}
