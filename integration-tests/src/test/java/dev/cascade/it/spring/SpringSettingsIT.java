package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.cascade.spring.CascadeAutoConfiguration;
import dev.cascade.violation.CascadeConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

class SpringSettingsIT {

  @ParameterizedTest
  @ValueSource(strings = {"dotted.properties", "bracketed.properties", "nested.yaml"})
  void namesKeepTheirCaseAndTheirDotsHoweverTheyAreWritten(String file) {
    assertThat(settings("--spring.config.location=classpath:/spring/" + file))
        .contains(
            entry("cascade.enabled", true),
            entry("cascade.rules.User.posts", "all, delete-orphan"),
            entry("cascade.rules.com.acme.User.lastOrder", "save-update"),
            entry("cascade.rules.com.acme.Shop$User.posts", "none"),
            entry("cascade.checks.CASCADE-104", "warn"),
            entry("cascade.checks.105", "off"));
  }

  @ParameterizedTest
  @CsvSource({"false,false", "off,false", "no,false", "true,true", "on,true"})
  void theSwitchesAreReadAsSpringReadsSwitches(String written, boolean understood) {
    assertThat(
            settings("--cascade.enabled=" + written, "--cascade.orphans.require-parent=" + written))
        .contains(
            entry("cascade.enabled", understood),
            entry("cascade.orphans.require-parent", understood));
  }

  @Test
  void aRuleInTheApplicationsPropertiesStandsInPlaceOfTheAnnotation() {
    try (var application =
        RunningBlog.with("--spring.config.location=classpath:/spring/application.properties")) {
      application.blog().save(new User("ada").withComment("hi"));

      var writes = application.writesOf(blog -> blog.removeUser("ada"));

      assertThat(writes)
          .containsExactly(
              "delete from comments c1_0 where c1_0.user_id in (?)",
              "delete from posts p1_0 where p1_0.user_id in (?)",
              "delete from users where id=?");
      assertThat(application.column("comments", "text")).isEmpty();
    }
  }

  @Test
  void aRuleThatCannotHoldStopsTheStartWithItsOwnMessage() {
    assertThatThrownBy(() -> RunningBlog.with("--cascade.rules.User.comments=delete-orphan"))
        .hasMessageContaining("[CASCADE-102] User.comments")
        .rootCause()
        .isInstanceOf(CascadeConfigurationException.class);
  }

  @Test
  void aCheckThatAPropertyMakesAWarningDoesNotStopTheStart() {
    try (var application =
        RunningBlog.with(
            "--cascade.rules.User.comments=delete-orphan", "--cascade.checks.CASCADE-102=warn")) {
      assertThat(application.column("users", "name")).isEmpty();
    }
  }

  @Test
  void switchedOffNoRuleIsFollowed() {
    try (var application = RunningBlog.with("--cascade.enabled=false")) {
      var writes = application.writesOf(blog -> blog.save(new User("ada").withPost("first")));

      assertThat(writes).containsExactly("insert into users (name,id) values (?,?)");
      assertThat(application.column("users", "name")).containsExactly("ada");
      assertThat(application.column("posts", "title")).isEmpty();
    }
  }

  /** What the auto-configuration alone makes of those arguments; no database is needed. */
  private static Map<String, Object> settings(String... arguments) {
    var application = new SpringApplication(CascadeAutoConfiguration.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    try (var context = application.run(arguments)) {
      var settings = new HashMap<String, Object>();
      context.getBean(HibernatePropertiesCustomizer.class).customize(settings);
      return settings;
    }
  }
}
