package dev.cascade.hibernate.softdelete;

import java.util.List;

/**
 * What a purge has done.
 *
 * @param entity whose rows it was about, as Hibernate names it
 * @param purged how many of them it has deleted for good, without the rows below them
 * @param kept how many it has left, though they were marked long enough ago
 * @param reasons why, for the first {@value #TOLD} of those
 */
public record PurgedRows(String entity, long purged, long kept, List<KeptRow> reasons) {

  /** For how many rows it is told why they were left. */
  public static final int TOLD = 100;

  public PurgedRows {
    reasons = List.copyOf(reasons);
  }

  /**
   * A row that was left.
   *
   * @param id its identifier
   * @param because the relationships, {@code Order.lines}, over which a live row hangs below it
   *     that would go with it, or a row that refuses; never empty
   */
  public record KeptRow(Object id, List<String> because) {

    public KeptRow {
      because = List.copyOf(because);
    }
  }
}
