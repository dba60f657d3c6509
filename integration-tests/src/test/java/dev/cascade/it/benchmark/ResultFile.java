package dev.cascade.it.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * The results as JSON: the environment, our measurements, and under {@code jmh} what JMH's own file
 * would hold.
 */
record ResultFile(Environment environment, List<Measurement> measurements, JsonNode jmh) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static ResultFile of(
      Environment environment, List<Measurement> measurements, Collection<RunResult> results)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    return new ResultFile(environment, measurements, JSON.readTree(bytes.toByteArray()));
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }
}
