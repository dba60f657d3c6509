package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Rules that cannot hold are printed as Spring Boot prints why it does not start. */
class FailureAnalysisIT {

  @Test
  void allThatIsWrongIsDescribedWithWhatToDo() {
    Kept.ANALYSES.clear();

    assertThatThrownBy(
            () ->
                RunningOffice.with(
                    "--cascade.rules.Project.tasks=delete-orphan",
                    "--cascade.rules.Nobody.tasks=all"))
        .hasMessageContaining("CASCADE-102");

    assertThat(Kept.ANALYSES).hasSize(1);
    assertThat(Kept.ANALYSES.get(0).getDescription())
        .isEqualTo(
            """
            - [CASCADE-109] cascade.rules.Nobody.tasks: no entity has an association of that name.
            - [CASCADE-102] Project.tasks: "delete-orphan" deletes what Project.tasks lets go, but not what a removed Project leaves behind.
            """
                .strip());
    assertThat(Kept.ANALYSES.get(0).getAction())
        .isEqualTo(
            """
            - cascade.rules.Nobody.tasks: Name it as cascade.rules.<entity>.<attribute>, or remove the setting.
            - Project.tasks: Add DELETE (ALL contains it), or leave DELETE_ORPHAN out.
            """
                .strip());
  }

  /** Keeps what Spring Boot would log. Found in {@code META-INF/spring.factories}. */
  public static final class Kept implements FailureAnalysisReporter {

    static final List<FailureAnalysis> ANALYSES = new ArrayList<>();

    @Override
    public void report(FailureAnalysis analysis) {
      ANALYSES.add(analysis);
    }
  }
}
