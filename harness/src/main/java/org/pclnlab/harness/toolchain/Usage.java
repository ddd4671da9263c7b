package org.pclnlab.harness.toolchain;

/**
 * What a child and its descendants used.
 *
 * @param peakRssKib the most resident memory that was seen; 0 when nobody looked or it was over too soon
 * @param exceeded which limit was exceeded, one phrase; empty when none was
 */
public record Usage(long peakRssKib, String exceeded) {
    public static final Usage UNKNOWN = new Usage(0, "");
}
