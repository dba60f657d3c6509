package dev.cascade.it.conformance;

import java.util.List;

/**
 * How a result differs from what is wanted.
 *
 * @param hard what fails the scenario
 * @param soft what is only reported
 */
record Differences(List<String> hard, List<String> soft) {}
