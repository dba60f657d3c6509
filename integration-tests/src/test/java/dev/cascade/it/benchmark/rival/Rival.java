package dev.cascade.it.benchmark.rival;

import java.util.function.Function;
import javax.sql.DataSource;

/** Who competes; the first three are what the others are compared with. */
public enum Rival {
  ONE_DELETE(
      "raw JDBC, one DELETE, the database cascades",
      Rows.DELETED_BY_DATABASE,
      JdbcDeletion::byTheDatabase),
  A_DELETE_A_LEVEL("raw JDBC, one DELETE a level", Rows.DELETED, JdbcDeletion::levelByLevel),
  AN_UPDATE_A_LEVEL("raw JDBC, one UPDATE a level", Rows.MARKED, JdbcDeletion::markedByLevel),
  PASSIVE("@CascadeRule, passive deletes", Rows.DELETED_BY_DATABASE, Units::passive),
  SET_BASED("@CascadeRule", Rows.DELETED, Units::setBased),
  SOFT_DELETE("@CascadeRule, @DeletedAt, @DeletionId", Rows.MARKED, Units::softDelete),
  HIBERNATE("Hibernate, ALL + orphanRemoval", Rows.DELETED, Units::hibernate),
  HIBERNATE_ON_DELETE("the same + @OnDelete", Rows.DELETED_BY_DATABASE, Units::hibernateOnDelete),
  HIBERNATE_SOFT_DELETE(
      "Hibernate, ALL + orphanRemoval, @SoftDelete", Rows.FLAGGED, Units::hibernateSoftDelete),
  ECLIPSELINK("EclipseLink, @PrivateOwned", Rows.DELETED, Units::eclipseLink),
  ECLIPSELINK_ON_DELETE(
      "the same + @CascadeOnDelete", Rows.DELETED_BY_DATABASE, Units::eclipseLinkOnDelete);

  private final String title;
  private final Rows rows;
  private final Function<DataSource, UserDeletion> opening;

  Rival(String title, Rows rows, Function<DataSource, UserDeletion> opening) {
    this.title = title;
    this.rows = rows;
    this.opening = opening;
  }

  /** As the table names it. */
  public String title() {
    return title;
  }

  /** What becomes of the rows. */
  public Rows rows() {
    return rows;
  }

  /** Whether it reads all that it deletes, which takes long. */
  public boolean loads() {
    return compareTo(SOFT_DELETE) > 0;
  }

  /** Ready to delete from tables that exist already. */
  public UserDeletion open(DataSource dataSource) {
    return opening.apply(dataSource);
  }
}
