package org.pclnlab.harness.triage.history;

/**
 * A measured value of a run.
 *
 * @param name of the benchmark with its parameters
 * @param unit as written by the benchmark, such as {@code ns/op}
 * @param value middle of the samples
 * @param low lower end of their interval, the value itself when there is none
 * @param high upper end
 * @param samples how many there were
 */
public record Metric(String name, String unit, double value, double low, double high, int samples) {}
