package dev.cascade.plan;

import java.util.List;

/**
 * One hop from rows to those that refer to them.
 *
 * @param child the entity of the referring rows
 * @param key its to-one attribute that refers, {@code post} or {@code id.post}
 * @param parent the entity of the rows referred to
 * @param treeKeys the attributes by which {@code child} rows hang below each other and belong to
 *     the hop too, over any number of levels; empty if they do not
 */
public record KeyHop(String child, String key, String parent, List<String> treeKeys) {

  public KeyHop {
    treeKeys = List.copyOf(treeKeys);
  }

  KeyHop(String child, String key, String parent) {
    this(child, key, parent, List.of());
  }

  /** Whether rows below the rows referred to belong to it as well. */
  public boolean isTree() {
    return !treeKeys.isEmpty();
  }

  KeyHop withTreeKeys(List<String> keys) {
    return new KeyHop(child, key, parent, keys);
  }
}
