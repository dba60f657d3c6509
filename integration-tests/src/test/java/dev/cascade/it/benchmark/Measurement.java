package dev.cascade.it.benchmark;

import dev.cascade.it.benchmark.rival.Rival;

/**
 * What one rival needs for one user.
 *
 * @param posts of that user
 * @param milliseconds from taking a connection to the commit
 * @param toOneDelete its time divided by that of {@link Rival#ONE_DELETE} right before
 * @param toADeleteALevel its time divided by that of {@link Rival#A_DELETE_A_LEVEL} right before
 * @param toAnUpdateALevel its time divided by that of {@link Rival#AN_UPDATE_A_LEVEL} right before
 * @param statements executed, a JDBC batch counted once
 * @param allocatedBytes the median
 */
record Measurement(
    Rival rival,
    int posts,
    Interval milliseconds,
    Interval toOneDelete,
    Interval toADeleteALevel,
    Interval toAnUpdateALevel,
    int statements,
    long allocatedBytes) {}
