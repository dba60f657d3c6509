package dev.cascade.it.benchmark.rival;

import java.util.function.Function;
import javax.sql.DataSource;

/** Who competes; the first two are what the others are compared with. */
public enum Rival {
  ONE_DELETE("raw JDBC, one DELETE, the database cascades", true, JdbcDeletion::byTheDatabase),
  A_DELETE_A_LEVEL("raw JDBC, one DELETE a level", false, JdbcDeletion::levelByLevel),
  PASSIVE("@CascadeRule, passive deletes", true, Units::passive),
  SET_BASED("@CascadeRule", false, Units::setBased),
  HIBERNATE("Hibernate, ALL + orphanRemoval", false, Units::hibernate),
  HIBERNATE_ON_DELETE("the same + @OnDelete", true, Units::hibernateOnDelete),
  ECLIPSELINK("EclipseLink, @PrivateOwned", false, Units::eclipseLink),
  ECLIPSELINK_ON_DELETE("the same + @CascadeOnDelete", true, Units::eclipseLinkOnDelete);

  private final String title;
  private final boolean databaseCascades;
  private final Function<DataSource, UserDeletion> opening;

  Rival(String title, boolean databaseCascades, Function<DataSource, UserDeletion> opening) {
    this.title = title;
    this.databaseCascades = databaseCascades;
    this.opening = opening;
  }

  /** As the table names it. */
  public String title() {
    return title;
  }

  /** Whether its foreign keys are ON DELETE CASCADE. */
  public boolean databaseCascades() {
    return databaseCascades;
  }

  /** Whether it reads all that it deletes, which takes long. */
  public boolean loads() {
    return compareTo(SET_BASED) > 0;
  }

  /** Ready to delete from tables that exist already. */
  public UserDeletion open(DataSource dataSource) {
    return opening.apply(dataSource);
  }
}
