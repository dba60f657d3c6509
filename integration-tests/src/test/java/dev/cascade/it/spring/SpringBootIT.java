package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar alone: no property, no bean, no configuration. */
class SpringBootIT {

  private static RunningBlog application;

  @BeforeAll
  static void start() {
    application = RunningBlog.with();
  }

  @AfterAll
  static void stop() {
    application.close();
  }
}
