package dev.cascade.it.boot;

import static dev.cascade.CascadeOption.DELETE_ORPHAN;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.CascadeRule;
import dev.cascade.violation.CascadeConfigurationException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckSettingsIT {

  private static final String ORPHAN_WITHOUT_DELETE =
      """
      [CASCADE-102] User.posts: "save-update, delete-orphan" deletes what User.posts lets go, but not what a removed User leaves behind.
        Add DELETE (ALL contains it), or leave DELETE_ORPHAN out.""";

  private final Logger logger = Logger.getLogger("dev.cascade");
  private final Warnings warnings = new Warnings();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.ALL);
    logger.addHandler(warnings);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(warnings);
    logger.setLevel(null);
  }

  @Test
  void aMistakeRefusesStartUp() {
    assertThatThrownBy(() -> Boot.of(User.class, Post.class).metadata())
        .isExactlyInstanceOf(CascadeConfigurationException.class)
        .hasMessage("1 cascade rule cannot hold:\n- " + ORPHAN_WITHOUT_DELETE);
  }

  @Test
  void aMistakeThatIsOnlyWarnedOfIsLoggedOnce() {
    var boot = Boot.of(User.class, Post.class).with("cascade.checks.CASCADE-102", "warn");

    try (var sessions = boot.sessionFactory()) {
      assertThat(sessions.isOpen()).isTrue();
    }

    assertThat(warnings.texts).containsExactly(ORPHAN_WITHOUT_DELETE);
  }

  @Test
  void aCheckIsNamedByItsNumberInAnyCase() {
    Boot.of(User.class, Post.class).with("cascade.checks.102", "Warn").metadata();

    assertThat(warnings.texts).containsExactly(ORPHAN_WITHOUT_DELETE);
  }

  @Test
  void aCheckThatIsOffSaysNothing() {
    Boot.of(User.class, Post.class).with("cascade.checks.CASCADE-102", "off").metadata();

    assertThat(warnings.texts).isEmpty();
  }

  @Test
  void aReleaseOfANotNullKeyIsOnlyWarnedOf() {
    Boot.of(Host.class, Guest.class).metadata();

    assertThat(warnings.texts)
        .containsExactly(
            """
            [CASCADE-113] Host.guests: "save-update, merge" without DELETE writes NULL when a Host is removed, but Guest.host_id is NOT NULL.
              Add DELETE, make the column nullable, or write passiveDeletes = ALL.""");
  }

  @Test
  void aWarningCanBeMadeAnError() {
    assertThatThrownBy(
            () -> Boot.of(Host.class, Guest.class).with("cascade.checks.113", "error").metadata())
        .isExactlyInstanceOf(CascadeConfigurationException.class)
        .hasMessageStartingWith("1 cascade rule cannot hold:\n- [CASCADE-113] Host.guests: ");
  }

  @Test
  void anUnknownCheckIsRefused() {
    assertThatThrownBy(
            () ->
                Boot.of(User.class, Post.class)
                    .with("cascade.checks.CASCADE-999", "off")
                    .metadata())
        .hasMessageStartingWith("Unknown check \"CASCADE-999\". Known are CASCADE-101, ");
  }

  @Test
  void anUnknownSeverityIsRefused() {
    assertThatThrownBy(
            () -> Boot.of(User.class, Post.class).with("cascade.checks.102", "mute").metadata())
        .hasMessage("Unknown severity \"mute\" of check \"102\". Write error, warn or off.");
  }

  @Test
  void aSwitchedOffLibraryChecksNothing() {
    Boot.of(User.class, Post.class).with("cascade.enabled", false).metadata();

    assertThat(warnings.texts).isEmpty();
  }

  private static final class Warnings extends Handler {

    private final List<String> texts = new ArrayList<>();

    @Override
    public void publish(LogRecord message) {
      if (message.getLevel().equals(Level.WARNING)) {
        texts.add(message.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Entity(name = "User")
  static class User {

    @Id int id;

    @OneToMany(mappedBy = "user")
    @CascadeRule({SAVE_UPDATE, DELETE_ORPHAN})
    List<Post> posts;
  }

  @Entity(name = "Post")
  static class Post {

    @Id int id;
    @ManyToOne User user;
  }

  @Entity(name = "Host")
  static class Host {

    @Id int id;

    @OneToMany(mappedBy = "host")
    @CascadeRule
    List<Guest> guests;
  }

  @Entity(name = "Guest")
  static class Guest {

    @Id int id;

    @ManyToOne(optional = false)
    Host host;
  }
}
