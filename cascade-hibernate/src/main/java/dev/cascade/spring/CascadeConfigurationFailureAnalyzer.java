package dev.cascade.spring;

import dev.cascade.violation.CascadeConfigurationException;
import dev.cascade.violation.Violation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot print rules that cannot hold as it prints its own failures to start. */
final class CascadeConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<CascadeConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, CascadeConfigurationException cause) {
    var violations = cause.violations();
    return new FailureAnalysis(
        lines(
            violations,
            each -> "[%s] %s: %s".formatted(each.code().id(), each.place(), each.reason())),
        lines(violations, each -> "%s: %s".formatted(each.place(), each.remedy())),
        cause);
  }

  private static String lines(List<Violation> violations, Function<Violation, String> what) {
    return violations.stream()
        .map(each -> "- " + what.apply(each))
        .collect(Collectors.joining("\n"));
  }
}
