package dev.cascade.it.benchmark.rival;

import dev.cascade.hibernate.CascadeSettings;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The persistence units of the rivals that have a mapping. */
final class Units {

  private static final int BATCH_SIZE = 50;

  private Units() {}

  static UserDeletion passive(DataSource dataSource) {
    return hibernate(
        dataSource,
        true,
        PassiveBlog.User.class,
        PassiveBlog.Post.class,
        PassiveBlog.Comment.class);
  }

  static UserDeletion setBased(DataSource dataSource) {
    return hibernate(
        dataSource,
        true,
        SetBasedBlog.User.class,
        SetBasedBlog.Post.class,
        SetBasedBlog.Comment.class);
  }

  static UserDeletion softDelete(DataSource dataSource) {
    return hibernate(
        dataSource,
        true,
        SoftDeleteBlog.User.class,
        SoftDeleteBlog.Post.class,
        SoftDeleteBlog.Comment.class);
  }

  static UserDeletion hibernateSoftDelete(DataSource dataSource) {
    return hibernate(
        dataSource,
        false,
        HibernateSoftDeleteBlog.User.class,
        HibernateSoftDeleteBlog.Post.class,
        HibernateSoftDeleteBlog.Comment.class);
  }

  static UserDeletion hibernate(DataSource dataSource) {
    return hibernate(
        dataSource,
        false,
        HibernateBlog.User.class,
        HibernateBlog.Post.class,
        HibernateBlog.Comment.class);
  }

  static UserDeletion hibernateOnDelete(DataSource dataSource) {
    return hibernate(
        dataSource,
        false,
        HibernateOnDeleteBlog.User.class,
        HibernateOnDeleteBlog.Post.class,
        HibernateOnDeleteBlog.Comment.class);
  }

  static UserDeletion eclipseLink(DataSource dataSource) {
    return eclipseLink(dataSource, "private-owned", EclipseLinkBlog.User.class);
  }

  static UserDeletion eclipseLinkOnDelete(DataSource dataSource) {
    return eclipseLink(dataSource, "cascade-on-delete", EclipseLinkOnDeleteBlog.User.class);
  }

  private static UserDeletion hibernate(
      DataSource dataSource, boolean withOurRules, Class<?> user, Class<?>... others) {
    var unit =
        new HibernatePersistenceConfiguration("benchmark")
            .managedClass(user)
            .managedClasses(List.of(others))
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
            .property(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE)
            .property(CascadeSettings.ENABLED, withOurRules);
    return new JpaDeletion(unit.createEntityManagerFactory(), user);
  }

  private static UserDeletion eclipseLink(DataSource dataSource, String unit, Class<?> user) {
    var settings =
        Map.of(
            PersistenceUnitProperties.ECLIPSELINK_PERSISTENCE_XML,
            "benchmark/eclipselink.xml",
            PersistenceUnitProperties.NON_JTA_DATASOURCE,
            dataSource,
            PersistenceUnitProperties.BATCH_WRITING,
            "JDBC",
            PersistenceUnitProperties.BATCH_WRITING_SIZE,
            String.valueOf(BATCH_SIZE),
            PersistenceUnitProperties.CACHE_SHARED_DEFAULT,
            "false",
            PersistenceUnitProperties.WEAVING,
            "false",
            PersistenceUnitProperties.LOGGING_LEVEL,
            "WARNING");
    return new JpaDeletion(
        new PersistenceProvider().createEntityManagerFactory(unit, settings), user);
  }
}
