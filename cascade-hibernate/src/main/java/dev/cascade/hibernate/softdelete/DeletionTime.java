package dev.cascade.hibernate.softdelete;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** The types in which the time of a deletion can be kept. */
public enum DeletionTime {
  INSTANT(Instant.class) {
    @Override
    Object in(Instant microseconds) {
      return microseconds;
    }

    @Override
    public Instant instant(Object kept) {
      return (Instant) kept;
    }
  },
  OFFSET_DATE_TIME(OffsetDateTime.class) {
    @Override
    Object in(Instant microseconds) {
      return microseconds.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }

    @Override
    public Instant instant(Object kept) {
      return ((OffsetDateTime) kept).toInstant();
    }
  },
  LOCAL_DATE_TIME(LocalDateTime.class) {
    @Override
    Object in(Instant microseconds) {
      return LocalDateTime.ofInstant(microseconds, ZoneId.systemDefault());
    }

    @Override
    public Instant instant(Object kept) {
      return ((LocalDateTime) kept).atZone(ZoneId.systemDefault()).toInstant();
    }
  };

  private final Class<?> type;

  DeletionTime(Class<?> type) {
    this.type = type;
  }

  /** That of an attribute's type; empty if the time cannot be kept in it. */
  public static Optional<DeletionTime> of(Class<?> type) {
    return Arrays.stream(values()).filter(each -> each.type == type).findFirst();
  }

  /**
   * A point in time as the attribute keeps it: in whole microseconds, which a database gives back
   * unchanged, and in the zone of this JVM where it has one, as Hibernate's own time stamps.
   */
  public Object at(Instant time) {
    return in(time.truncatedTo(ChronoUnit.MICROS));
  }

  /** The point in time that an attribute keeps: of {@link #at} the other way round. */
  public abstract Instant instant(Object kept);

  abstract Object in(Instant microseconds);
}
