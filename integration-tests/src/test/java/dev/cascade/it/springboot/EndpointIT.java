package dev.cascade.it.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cascade.it.springboot.Office.Project;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The actuator tells rules, findings, plans and previews, over real HTTP, and changes nothing. */
class EndpointIT {

  private static final String[] EXPOSED = {
    "--spring.main.web-application-type=servlet",
    "--server.port=0",
    "--management.endpoints.web.exposure.include=cascades"
  };

  private static RunningOffice office;

  @BeforeAll
  static void start() {
    office = RunningOffice.with(EXPOSED);
    office.execute(
        "insert into departments values (7); insert into employees (id, department_id) values (1, 7), (2, 7)");
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void rulesAndPlansOfEachFactoryAreTold() throws Exception {
    var unit = get("").path("entityManagerFactory");

    assertThat(unit.path("rules").findValuesAsText("relationship"))
        .containsExactlyInAnyOrder("Project.tasks", "Customer.orders");
    assertThat(unit.path("findings").isArray()).isTrue();
    var plan = unit.path("plans").path(Project.class.getName());
    assertThat(plan.findValuesAsText("path")).containsExactly("Project.tasks");
    assertThat(plan.findValuesAsText("action")).containsExactly("DELETE");
    assertThat(plan.findValuesAsText("strategy")).containsExactly("AS_SET");
  }

  @Test
  void ofOneEntityOnlyWhatItHasToDoWith() throws Exception {
    var answer = get("?entity=Project").path("entityManagerFactory");

    assertThat(answer.path("entity").asText()).isEqualTo(Project.class.getName());
    assertThat(answer.path("rules").findValuesAsText("relationship"))
        .containsExactly("Project.tasks");
    assertThat(answer.path("plan").findValuesAsText("path")).containsExactly("Project.tasks");
    assertThat(answer.has("preview")).isFalse();
  }

  @Test
  void aPreviewCountsRowsAndDeletesNone() throws Exception {
    var id = office.bean(Projects.class).save(new Project("old", "first", "second")).id;

    var preview = get("?entity=Project&id=" + id).path("entityManagerFactory").path("preview");

    assertThat(preview.path("rows").asLong()).isEqualTo(3);
    assertThat(preview.path("refused").asBoolean()).isFalse();
    var tasks = preview.path("roots").path(0).path("below").path(0);
    assertThat(tasks.path("path").asText()).isEqualTo("Project.tasks");
    assertThat(tasks.path("rows").asLong()).isEqualTo(2);
    assertThat(office.rows("select title from tasks")).hasSize(2);
  }

  @Test
  void whoRefusesIsToldAndNotByIdentifiers() throws Exception {
    var refusal = refusal(office);

    assertThat(refusal.path("relationship").asText()).isEqualTo("Employee.department");
    assertThat(refusal.path("rows").asLong()).isEqualTo(2);
    assertThat(refusal.has("childIds")).isFalse();
    assertThat(refusal.has("parentIds")).isFalse();
  }

  @Test
  void identifiersAreToldIfTheApplicationWantsThem() throws Exception {
    try (var open =
        RunningOffice.with(
            EXPOSED[0], EXPOSED[1], EXPOSED[2], "--management.endpoint.cascades.show-ids=true")) {
      open.execute(
          "insert into departments values (7); insert into employees (id, department_id) values (1, 7), (2, 7)");

      assertThat(refusal(open).path("childIds").toString()).isEqualTo("[1,2]");
    }
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    assertThat(
            get("?entity=Project&id=-1")
                .path("entityManagerFactory")
                .path("preview")
                .path("found")
                .asBoolean(true))
        .isFalse();
    assertThat(send(office, "?entity=Nobody").statusCode()).isEqualTo(400);
    assertThat(send(office, "?id=1").statusCode()).isEqualTo(400);
    assertThat(send(office, "?entity=Project&id=x").statusCode()).isEqualTo(400);
  }

  @Test
  void itIsNotExposedUnlessAskedForAndNotThereWhenSwitchedOff() throws Exception {
    try (var usual = RunningOffice.with(EXPOSED[0], EXPOSED[1])) {
      assertThat(send(usual, "").statusCode()).isEqualTo(404);
    }
    try (var off =
        RunningOffice.with(EXPOSED[0], EXPOSED[1], EXPOSED[2], "--cascade.enabled=false")) {
      assertThat(send(off, "").statusCode()).isEqualTo(404);
    }
  }

  private static JsonNode refusal(RunningOffice from) throws Exception {
    return new ObjectMapper()
        .readTree(send(from, "?entity=Department&id=7").body())
        .path("entityManagerFactory")
        .path("preview")
        .path("refusals")
        .path(0);
  }

  private static JsonNode get(String query) throws Exception {
    var response = send(office, query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private static HttpResponse<String> send(RunningOffice to, String query) throws Exception {
    var port = to.context().getEnvironment().getProperty("local.server.port");
    var address = URI.create("http://localhost:%s/actuator/cascades%s".formatted(port, query));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
