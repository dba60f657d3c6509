package dev.cascade.it.boot;

/** Prints what the plain domain sends in a JVM in which this library is not on the class path. */
final class PlainDomainWithoutUs {

  static final String PREFIX = "sent: ";

  private PlainDomainWithoutUs() {}

  public static void main(String[] args) {
    if (PlainDomainWithoutUs.class.getResource("/dev/cascade/CascadeRule.class") != null
        || PlainDomainWithoutUs.class.getResource(
                "/META-INF/services/org.hibernate.boot.spi.AdditionalMappingContributor")
            != null) {
      throw new IllegalStateException("The library is on the class path");
    }
    try (var database = PlainDomain.database().boot()) {
      PlainDomain.sentBy(database).forEach(line -> System.out.println(PREFIX + line));
    }
  }
}
