package org.pclnlab.harness.report.model;

import java.util.List;

/**
 * How one lookup comes to its answer: the steps, and the bytes of the image that each read.
 *
 * @param image the program
 * @param kind whose runtime, such as {@code LLGo main}
 * @param pc link-time address
 * @param answer what comes out
 */
public record Trace(String image, String kind, String pc, List<Step> steps, String answer) {
    public Trace {
        steps = List.copyOf(steps);
    }

    /** One step; {@code spec} is the section of the specification that it follows, empty for none. */
    public record Step(String id, String text, String spec, List<Read> reads) {
        public Step {
            reads = List.copyOf(reads);
        }
    }

    /**
     * Bytes that were read.
     *
     * @param fileOff hexadecimal, empty where they are not in the file
     * @param address hexadecimal, empty where nothing was read and only a value derived
     * @param bytes as hexadecimal digits
     * @param what which field
     * @param value what it means
     */
    public record Read(String fileOff, String address, String bytes, String what, String value) {}
}
