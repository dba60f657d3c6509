package dev.cascade.it.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.cascade.it.support.TestPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.persistence.Version;

/** Where and with what was measured. */
record Environment(
    String date,
    String processor,
    int cores,
    long memoryGigabytes,
    String operatingSystem,
    String java,
    String postgresql,
    String hibernate,
    String eclipseLink) {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** This machine, now. */
  static Environment here(TestPostgres server) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Environment(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        processorName(),
        system.getAvailableProcessors(),
        Math.round(system.getTotalMemorySize() / (double) (1 << 30)),
        system.getName() + " " + system.getArch(),
        Runtime.version().toString(),
        postgresqlVersion(server),
        org.hibernate.Version.getVersionString(),
        Version.getVersion());
  }

  private static String processorName() {
    if (!Files.exists(PROCESSORS)) {
      return "unknown";
    }
    try (var lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String postgresqlVersion(TestPostgres server) {
    try (var connection = DriverManager.getConnection(server.url())) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "%s; %s, %d cores, %d GB; %s; Java %s; PostgreSQL %s; Hibernate %s; EclipseLink %s"
        .formatted(
            date,
            processor,
            cores,
            memoryGigabytes,
            operatingSystem,
            java,
            postgresql,
            hibernate,
            eclipseLink);
  }
}
