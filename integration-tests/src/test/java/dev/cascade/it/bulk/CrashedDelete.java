package dev.cascade.it.bulk;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.it.bulk.Library.Writer;
import dev.cascade.it.domain.BlogDomain;
import dev.cascade.it.domain.User;
import java.util.ArrayList;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A JVM that deletes a user and a writer in batches, telling of each chunk, to be killed meanwhile.
 */
final class CrashedDelete {

  static final String READY = "ready";
  static final String CHUNK = "chunk";
  static final String DONE = "done";

  private CrashedDelete() {}

  /** Takes the JDBC URL. */
  public static void main(String[] arguments) {
    var source = new PGSimpleDataSource();
    source.setURL(arguments[0]);
    var entities = new ArrayList<>(BlogDomain.ENTITIES);
    entities.addAll(Library.ENTITIES);
    try (var sessions =
        new HibernatePersistenceConfiguration("crash")
            .managedClasses(entities)
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source)
            .createEntityManagerFactory()) {
      System.out.println(READY);
      var batches =
          Cascades.of(sessions)
              .inBatches()
              .chunkSize(20)
              .onProgress(each -> System.out.println(CHUNK))
              .missingIndexes(MissingIndexes.WARN);
      batches.delete(User.class, 1L);
      batches.delete(Writer.class, 1L);
      System.out.println(DONE);
    }
  }
}
