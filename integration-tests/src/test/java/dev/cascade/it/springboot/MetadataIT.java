package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cascade.hibernate.CascadeSettings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What an IDE completes is what is read. */
class MetadataIT {

  private final List<JsonNode> properties = properties();

  @Test
  void everySettingIsThere() {
    assertThat(names()).containsAll(constants());
  }

  @Test
  void nothingIsThereButSettingsAndFamiliesOfSettings() {
    assertThat(names())
        .filteredOn(name -> !constants().contains(name))
        .containsExactlyInAnyOrder(
            "cascade.rules",
            "cascade.checks",
            "cascade.units",
            "management.endpoint.cascades.show-ids");
  }

  @Test
  void eachIsDescribedAndHasAType() {
    assertThat(properties)
        .allSatisfy(
            each -> {
              assertThat(each.path("description").asText()).endsWith(".");
              assertThat(each.path("type").asText()).startsWith("java.");
            });
  }

  private List<String> names() {
    return properties.stream().map(each -> each.path("name").asText()).toList();
  }

  private static List<String> constants() {
    return Arrays.stream(CascadeSettings.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(MetadataIT::value)
        .toList();
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  // Spring's own jars have files of the same name.
  private static List<JsonNode> properties() {
    try {
      var files =
          Collections.list(
              CascadeSettings.class
                  .getClassLoader()
                  .getResources("META-INF/spring-configuration-metadata.json"));
      for (var each : files) {
        var properties = new ObjectMapper().readTree(each).path("properties");
        if (properties.path(0).path("name").asText().startsWith("cascade.")) {
          return StreamSupport.stream(properties.spliterator(), false).toList();
        }
      }
      throw new IllegalStateException("not found");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
