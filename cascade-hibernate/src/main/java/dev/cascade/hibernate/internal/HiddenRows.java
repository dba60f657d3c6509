package dev.cascade.hibernate.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hibernate.Filter;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.FilterDefinition;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.internal.FilterImpl;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.FilterConfiguration;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;

/** Writes into the boot model, and reads there, which types have rows that may be hidden. */
public final class HiddenRows {

  private static final String IS_NULL = " is null";

  private HiddenRows() {}

  // Only that of all rows applies to what is loaded by a key, which has then its own statements.
  /** Makes the filters known by which sessions choose what they see. */
  public static void define(InFlightMetadataCollector metadata) {
    for (var each : Visibility.values()) {
      metadata.addFilterDefinition(
          new FilterDefinition(
              each.filter(), "", false, each == Visibility.ALL, Map.of(), Map.of()));
    }
  }

  /**
   * Hides rows of a type and its subtypes.
   *
   * @param root of its hierarchy
   * @param deletedAt the attribute that is null in a row that lives
   */
  public static void hide(PersistentClass root, String deletedAt, Dialect dialect) {
    if (!areHidden(root)) {
      filters(root, column(root.getProperty(deletedAt), dialect))
          .forEach(
              each ->
                  root.addFilter(each.getName(), each.getCondition(), true, Map.of(), Map.of()));
    }
  }

  /** Hides elements of a collection, if rows of their type, whose hierarchy has that root, are. */
  public static void hideElements(Collection collection, PersistentClass root) {
    if (areHidden(root) && !areHidden(collection)) {
      var filters =
          collection.isOneToMany() ? collection.getFilters() : collection.getManyToManyFilters();
      root.getFilters().stream().filter(HiddenRows::isOurs).forEach(filters::add);
    }
  }

  /** Whether rows of a type are. */
  public static boolean areHidden(PersistentClass entity) {
    return hasOurs(entity.getFilters());
  }

  static boolean areHidden(Collection collection) {
    return hasOurs(collection.getFilters()) || hasOurs(collection.getManyToManyFilters());
  }

  /** The attribute that is null in a row that lives. */
  static String deletedAt(PersistentClass entity, Dialect dialect) {
    var conditions = entity.getFilters().stream().map(FilterConfiguration::getCondition).toList();
    return entity.getRootClass().getProperties().stream()
        .filter(each -> each.getColumns().size() == 1)
        .filter(each -> conditions.contains(column(each, dialect) + IS_NULL))
        .findFirst()
        .orElseThrow()
        .getName();
  }

  static Filter live(SessionFactoryImplementor sessions) {
    return new FilterImpl(sessions.getFilterDefinition(Visibility.LIVE.filter()));
  }

  private static boolean hasOurs(List<FilterConfiguration> filters) {
    return filters.stream().anyMatch(HiddenRows::isOurs);
  }

  private static boolean isOurs(FilterConfiguration filter) {
    return Arrays.stream(Visibility.values())
        .anyMatch(each -> each.filter().equals(filter.getName()));
  }

  private static String column(Property property, Dialect dialect) {
    return property.getColumns().get(0).getQuotedName(dialect);
  }

  private static List<FilterConfiguration> filters(PersistentClass root, String column) {
    var filters = new ArrayList<FilterConfiguration>();
    filters.add(filter(Visibility.LIVE, column + IS_NULL, root));
    filters.add(filter(Visibility.ALL, "1=1", root));
    filters.add(filter(Visibility.DELETED, column + " is not null", root));
    return filters;
  }

  private static FilterConfiguration filter(
      Visibility visibility, String condition, PersistentClass root) {
    return new FilterConfiguration(visibility.filter(), condition, true, Map.of(), Map.of(), root);
  }
}
