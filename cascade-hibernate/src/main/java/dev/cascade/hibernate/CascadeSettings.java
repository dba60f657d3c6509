package dev.cascade.hibernate;

import dev.cascade.hibernate.event.BulkDeletePolicy;
import dev.cascade.hibernate.operation.OperationSettings;
import dev.cascade.violation.Severities;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;

/**
 * The settings of an application that begin with {@code cascade.}, given as any Hibernate setting.
 *
 * <ul>
 *   <li>{@code cascade.enabled}: {@code false} switches the library off; default {@code true}
 *   <li>{@code cascade.rules.<entity>.<attribute>}: a rule as text, in place of the annotation's
 *       options
 *   <li>{@code cascade.orphans.require-parent}: {@code true} refuses a flush in which a child under
 *       DELETE_ORPHAN is stored without a parent though its key may be null; default {@code false}
 *   <li>{@code cascade.soft-delete.unique-indexes}: {@code partial} puts, on PostgreSQL, partial
 *       unique indexes of live rows in the place of the unique constraints of soft-deletable types
 *       in generated DDL; default {@code none}
 *   <li>{@code cascade.soft-delete.deleted-by}: tells who removes, for {@link
 *       dev.cascade.DeletedBy}: a {@link java.util.function.Supplier}, or the name of a class that
 *       is one; asked once a removal
 *   <li>{@code cascade.bulk-deletes}: what becomes of an HQL or criteria {@code delete}, and of a
 *       stateless session's, of a type on whose rows rules act: {@code apply} does what the rules
 *       say, {@code refuse} throws, {@code ignore} leaves it to Hibernate, save for soft-deletable
 *       types, where it is refused; default {@code apply}
 *   <li>{@code cascade.operations.listener}: an {@link
 *       dev.cascade.hibernate.operation.OperationListener}, which hears what removals do
 *   <li>{@code cascade.operations.warn-rows}: an operation of more rows is logged as a warning;
 *       default none
 *   <li>{@code cascade.operations.warn-duration}: so is one that takes longer, {@code PT2S};
 *       default none
 *   <li>{@code cascade.checks.<code>}: {@code error}, {@code warn} or {@code off}
 * </ul>
 */
public final class CascadeSettings {

  /** Switches the library on or off. */
  public static final String ENABLED = "cascade.enabled";

  /** Whether children under DELETE_ORPHAN need a parent though their key may be null. */
  public static final String REQUIRE_PARENT = "cascade.orphans.require-parent";

  /** Whether generated DDL makes the values of live rows unique only. */
  public static final String UNIQUE_INDEXES = "cascade.soft-delete.unique-indexes";

  /** Who tells who removes. */
  public static final String DELETED_BY = "cascade.soft-delete.deleted-by";

  /** What becomes of deletes by query. */
  public static final String BULK_DELETES = "cascade.bulk-deletes";

  /** Who listens to operations. */
  public static final String OPERATION_LISTENER = OperationSettings.LISTENER;

  /** Beyond how many rows an operation is logged as a warning. */
  public static final String OPERATION_WARN_ROWS = OperationSettings.WARN_ROWS;

  /** Beyond how long an operation is logged as a warning. */
  public static final String OPERATION_WARN_DURATION = OperationSettings.WARN_DURATION;

  private static final String CHECKS = "cascade.checks.";

  private final Map<String, String> values;

  private CascadeSettings(Map<String, String> values) {
    this.values = values;
  }

  static CascadeSettings from(ServiceRegistry registry) {
    var values = new HashMap<String, String>();
    registry
        .requireService(ConfigurationService.class)
        .getSettings()
        .forEach((key, value) -> values.put(key, String.valueOf(value)));
    values.keySet().removeIf(key -> !key.startsWith("cascade."));
    return new CascadeSettings(values);
  }

  boolean enabled() {
    return !"false".equalsIgnoreCase(values.get(ENABLED));
  }

  boolean parentsRequired() {
    return oneOf(REQUIRE_PARENT, "false", "true");
  }

  boolean uniqueIndexesPartial() {
    return oneOf(UNIQUE_INDEXES, "none", "partial");
  }

  BulkDeletePolicy bulkDeletes() {
    var names = Arrays.stream(BulkDeletePolicy.values()).map(each -> lower(each.name())).toList();
    return BulkDeletePolicy.valueOf(
        oneOf(BULK_DELETES, names.get(0), names).toUpperCase(Locale.ROOT));
  }

  private boolean oneOf(String setting, String usual, String other) {
    return oneOf(setting, usual, List.of(other, usual)).equals(other);
  }

  private String oneOf(String setting, String usual, List<String> known) {
    var value = lower(values.getOrDefault(setting, usual).strip());
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          "Unknown value \"%s\" of %s. Write %s."
              .formatted(values.get(setting), setting, String.join(" or ", known)));
    }
    return value;
  }

  private static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  Map<String, String> all() {
    return values;
  }

  Severities severities() {
    var checks = new HashMap<String, String>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(CHECKS)) {
            checks.put(key.substring(CHECKS.length()), value);
          }
        });
    return Severities.of(checks);
  }
}
