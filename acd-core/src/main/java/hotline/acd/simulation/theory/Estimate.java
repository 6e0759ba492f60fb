package hotline.acd.simulation.theory;

/**
 * What was measured, and how far chance alone may have moved it.
 *
 * @param value NaN when there was nothing to measure
 * @param standardError NaN when the run was too short to tell
 */
public record Estimate(double value, double standardError) {}
