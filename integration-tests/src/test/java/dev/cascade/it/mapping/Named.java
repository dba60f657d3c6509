package dev.cascade.it.mapping;

import jakarta.persistence.MappedSuperclass;

/** What has a name, for rows and messages to tell. */
@MappedSuperclass
abstract class Named {

  protected String name;

  protected Named() {}

  protected Named(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
