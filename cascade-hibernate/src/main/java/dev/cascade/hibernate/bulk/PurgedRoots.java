package dev.cascade.hibernate.bulk;

import dev.cascade.hibernate.softdelete.PurgeableRoots;
import java.util.List;
import org.hibernate.event.spi.EventSource;

/** Deletes for good what was marked as deleted long ago, page by page. */
record PurgedRoots(PurgeableRoots roots, BatchOptions options) {

  void delete(BulkDeletion deletion) {
    var kept = 0;
    while (true) {
      var from = kept;
      var page =
          deletion.transactions().in(session -> roots.next(session, from, options.chunkSize));
      if (page.isEmpty()) {
        return;
      }
      var left = deletion.transactions().in(session -> roots.kept(session, page));
      var fit = page.stream().filter(each -> !left.contains(each)).toList();
      deletion.delete(roots.type().persister(), fit, this::stillFit);
      deletion.keep(left.size());
      kept += left.size();
    }
  }

  // One that was restored meanwhile stays.
  private List<Object> stillFit(EventSource session, List<Object> locked) {
    var marked = roots.marked(session, locked);
    var left = roots.kept(session, marked);
    return marked.stream().filter(each -> !left.contains(each)).toList();
  }
}
