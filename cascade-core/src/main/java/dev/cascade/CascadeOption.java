package dev.cascade;

/**
 * What travels from a parent to its children over one relationship.
 *
 * <p>The names are SQLAlchemy's, in capitals and with underscores; {@code dev.cascade.rule} reads
 * the spelling with hyphens.
 *
 * @see <a href="https://docs.sqlalchemy.org/en/20/orm/cascades.html">SQLAlchemy: Cascades</a>
 */
public enum CascadeOption {
  /** {@code persist} and every flush also save new children. */
  SAVE_UPDATE,
  /** {@code merge} also merges the children. */
  MERGE,
  /** {@code refresh} also re-reads the children. */
  REFRESH_EXPIRE,
  /** {@code detach} also detaches the children. */
  EXPUNGE,
  /** {@code remove} also removes the children. */
  DELETE,
  /**
   * A child that its parent lets go, and that no other parent takes, is removed. Needs {@link
   * #DELETE}.
   */
  DELETE_ORPHAN,
  /**
   * Where {@code remove} only marks the parent as deleted, its children are marked as well. {@link
   * #DELETE} says the same, and besides what happens where the parent's row is deleted for good.
   * Our own: SQLAlchemy has no such option.
   */
  SOFT_DELETE,
  /**
   * {@link #SAVE_UPDATE}, {@link #MERGE}, {@link #REFRESH_EXPIRE}, {@link #EXPUNGE} and {@link
   * #DELETE}.
   */
  ALL
}
