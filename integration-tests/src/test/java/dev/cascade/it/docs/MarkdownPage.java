package dev.cascade.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path from the root of the project, {@code docs/checks.md}
 * @param text all of it
 */
record MarkdownPage(String path, String text) {

  private static final Path ROOT = root();

  /** The README and everything below {@code docs}. */
  static List<MarkdownPage> all() {
    var paths = new ArrayList<>(List.of("README.md"));
    files("docs", ".md").map(each -> ROOT.relativize(each).toString()).forEach(paths::add);
    return paths.stream().map(MarkdownPage::at).toList();
  }

  /** The page at a path from the root of the project. */
  static MarkdownPage at(String path) {
    return new MarkdownPage(path, read(ROOT.resolve(path)));
  }

  /** Every Java source of the integration tests, one after the other. */
  static String sources() {
    return files("integration-tests/src/test/java", ".java")
        .map(MarkdownPage::read)
        .collect(Collectors.joining());
  }

  /** The content of the fenced blocks in that language, in order; empty if there are none. */
  List<String> blocks(String language) {
    var fence =
        Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    return fence.matcher(text).results().map(each -> each.group(1)).toList();
  }

  /** The headings' texts, of whatever level. */
  List<String> headings() {
    return text.lines()
        .filter(each -> each.startsWith("#"))
        .map(each -> each.replaceFirst("^#+ +", ""))
        .toList();
  }

  private static Stream<Path> files(String folder, String ending) {
    try (var files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(each -> each.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Maven runs tests in the module's folder, an IDE perhaps in the project's.
  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("cascade-core")) ? here : here.getParent();
  }
}
