package dev.cascade.it.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Stream;

/** The arrows of the design: each package with the packages of ours that it may use. */
final class PackageArrows {

  static final String[] CORE = {
    "dev.cascade",
    "dev.cascade.violation",
    "dev.cascade.model",
    "dev.cascade.rule",
    "dev.cascade.check",
    "dev.cascade.plan",
    "dev.cascade.preview"
  };

  private static final String HIBERNATE = "dev.cascade.hibernate";
  private static final String INTERNAL = HIBERNATE + ".internal";
  private static final String EXECUTE = HIBERNATE + ".execute";
  private static final String SCHEMA = HIBERNATE + ".schema";
  private static final String REFUSAL = HIBERNATE + ".refusal";
  private static final String OPERATION = HIBERNATE + ".operation";
  private static final String ORPHAN = HIBERNATE + ".orphan";
  private static final String TENANT = HIBERNATE + ".tenant";
  private static final String PREVIEW = HIBERNATE + ".preview";
  private static final String SOFTDELETE = HIBERNATE + ".softdelete";
  private static final String RESTORE = HIBERNATE + ".restore";

  // Wider than the design in two places: "dev.cascade" is the vocabulary that rules, checks and
  // plans speak, and "internal" is the only way to Hibernate's internals, so it lies below all
  // but the refusals.
  // Besides, previews have packages of their own: in the core what they say, below "hibernate" how
  // rows are counted.
  static final Map<String, String[]> ALL =
      Map.ofEntries(
          entry("dev.cascade", of()),
          entry("dev.cascade.violation", of()),
          entry("dev.cascade.model", of("dev.cascade")),
          entry(
              "dev.cascade.rule", of("dev.cascade", "dev.cascade.model", "dev.cascade.violation")),
          entry(
              "dev.cascade.check",
              of("dev.cascade", "dev.cascade.rule", "dev.cascade.model", "dev.cascade.violation")),
          entry("dev.cascade.plan", of("dev.cascade", "dev.cascade.rule", "dev.cascade.model")),
          entry("dev.cascade.preview", of("dev.cascade", "dev.cascade.model", "dev.cascade.plan")),
          entry(INTERNAL, of(REFUSAL)),
          entry(HIBERNATE + ".mapping", coreAnd(INTERNAL)),
          entry(SCHEMA, coreAnd(INTERNAL)),
          entry(REFUSAL, coreAnd()),
          entry(OPERATION, coreAnd(REFUSAL)),
          entry(EXECUTE, coreAnd(INTERNAL, REFUSAL, OPERATION, SOFTDELETE, TENANT)),
          entry(ORPHAN, coreAnd(INTERNAL, REFUSAL, EXECUTE)),
          entry(SOFTDELETE, coreAnd(INTERNAL)),
          entry(PREVIEW, coreAnd(INTERNAL, REFUSAL, OPERATION, EXECUTE, TENANT)),
          entry(TENANT, coreAnd(INTERNAL)),
          entry(RESTORE, coreAnd(INTERNAL, REFUSAL, EXECUTE, SOFTDELETE)),
          entry(
              HIBERNATE + ".bulk", coreAnd(INTERNAL, SCHEMA, REFUSAL, EXECUTE, SOFTDELETE, TENANT)),
          entry(
              HIBERNATE + ".event",
              of(
                  "dev.cascade.plan",
                  "dev.cascade.rule",
                  INTERNAL,
                  SCHEMA,
                  REFUSAL,
                  OPERATION,
                  EXECUTE,
                  ORPHAN,
                  SOFTDELETE)),
          entry(HIBERNATE, coreAnd(HIBERNATE + "..")),
          entry(
              "dev.cascade.spring",
              coreAnd(HIBERNATE, REFUSAL, OPERATION, ORPHAN, PREVIEW, RESTORE)),
          entry("dev.cascade.spring.batch", of(HIBERNATE, HIBERNATE + ".bulk")));

  private PackageArrows() {}

  private static String[] of(String... packages) {
    return packages;
  }

  private static String[] coreAnd(String... packages) {
    return Stream.of(CORE, packages).flatMap(Stream::of).toArray(String[]::new);
  }
}
