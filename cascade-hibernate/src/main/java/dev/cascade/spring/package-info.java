/** Lets a Spring Boot application set the cascade rules by its own properties. */
@NullMarked
package dev.cascade.spring;

import org.jspecify.annotations.NullMarked;
