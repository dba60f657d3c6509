/** What the jar brings to a Spring Boot application beside its rules. */
@NullMarked
package dev.cascade.it.springboot;

import org.jspecify.annotations.NullMarked;
