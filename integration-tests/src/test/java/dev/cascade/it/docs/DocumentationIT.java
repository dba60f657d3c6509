package dev.cascade.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cascade.CascadeOption;
import dev.cascade.violation.Code;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documentation shows what is compiled and run here, and leaves nothing out. */
class DocumentationIT {

  private static final String SOURCES = withoutSpace(MarkdownPage.sources());

  @TestFactory
  Stream<DynamicTest> everyJavaExampleIsCompiledInATest() {
    return MarkdownPage.all().stream().flatMap(page -> areInTheSources(page, "java"));
  }

  @TestFactory
  Stream<DynamicTest> everyMessageShownIsExpectedByATest() {
    return Stream.of(
            "docs/checks.md", "docs/orphans.md", "docs/refused-deletes.md", "docs/spring-boot.md")
        .flatMap(page -> areInTheSources(MarkdownPage.at(page), "text"));
  }

  @Test
  void everyCodeIsDescribedWithItsDefaultSeverity() {
    var checks = MarkdownPage.at("docs/checks.md");

    assertThat(checks.headings()).containsAll(Arrays.stream(Code.values()).map(Code::id).toList());
    assertThat(Code.values())
        .allSatisfy(
            code ->
                assertThat(checks.text().lines())
                    .filteredOn(line -> line.startsWith("| [%s]".formatted(code.id())))
                    .singleElement()
                    .asString()
                    .endsWith(
                        "| `%s` |".formatted(code.defaultSeverity()).toLowerCase(Locale.ROOT)));
  }

  @Test
  void everyOptionIsDescribed() {
    assertThat(MarkdownPage.at("docs/cascades.md").headings())
        .containsAll(Arrays.stream(CascadeOption.values()).map(Enum::name).toList());
  }

  private static Stream<DynamicTest> areInTheSources(MarkdownPage page, String language) {
    var blocks = page.blocks(language);
    return IntStream.range(0, blocks.size())
        .mapToObj(
            i ->
                dynamicTest(
                    "%s, %s block %d".formatted(page.path(), language, i + 1),
                    () ->
                        assertThat(SOURCES.contains(withoutSpace(blocks.get(i))))
                            .as("a Java source of the tests contains\n%s", blocks.get(i))
                            .isTrue()));
  }

  // The formatter breaks lines as it likes.
  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }
}
