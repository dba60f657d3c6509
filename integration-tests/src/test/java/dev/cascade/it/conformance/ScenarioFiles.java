package dev.cascade.it.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds scenarios and the place for their results, as the system properties say. */
final class ScenarioFiles {

  static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ScenarioFiles() {}

  /**
   * The scenarios of {@code cascade.conformance.dir} or else our own, in order of their ids; only
   * those whose id or group matches {@code cascade.conformance.only}, if that is set.
   */
  static List<Scenario> all() throws IOException, URISyntaxException {
    var only = Pattern.compile(System.getProperty("cascade.conformance.only", ""));
    var scenarios = new ArrayList<Scenario>();
    try (var files = Files.newDirectoryStream(directory(), "*.json")) {
      for (var file : files) {
        var scenario = JSON.readValue(file.toFile(), Scenario.class);
        if (only.matcher(scenario.id()).find() || only.matcher(scenario.group()).find()) {
          scenarios.add(scenario);
        }
      }
    }
    scenarios.sort((one, other) -> one.id().compareTo(other.id()));
    return scenarios;
  }

  /** Where {@code cascade.conformance.dump} wants the results. */
  static Optional<Path> dumpDirectory() throws IOException {
    var directory = given("cascade.conformance.dump");
    return directory == null ? Optional.empty() : Optional.of(Files.createDirectories(directory));
  }

  private static Path directory() throws URISyntaxException {
    var directory = given("cascade.conformance.dir");
    return directory == null
        ? Path.of(ScenarioFiles.class.getResource("/conformance").toURI())
        : directory;
  }

  /** A relative path counts from the project's root: tests run one directory deeper. */
  private static @Nullable Path given(String property) {
    var text = System.getProperty(property, "");
    return text.isEmpty()
        ? null
        : Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling(text);
  }
}
