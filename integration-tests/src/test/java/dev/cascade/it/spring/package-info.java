/** A Spring Boot application that has the jar on its class path and nothing else of ours. */
@NullMarked
package dev.cascade.it.spring;

import org.jspecify.annotations.NullMarked;
