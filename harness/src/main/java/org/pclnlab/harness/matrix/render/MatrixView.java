package org.pclnlab.harness.matrix.render;

import java.util.List;

/** What the template of the page prints. All texts are plain and the template escapes them; {@link #css}, dots and rounds of a
 * {@link Line} are made here and hold no text of a result. */
public record MatrixView(
        String title,
        String control,
        String controlClass,
        String conditions,
        List<String> notes,
        List<Part> parts,
        List<String> sizesHead,
        List<List<String>> sizes,
        List<List<String>> growth,
        List<List<String>> jvm,
        String jvmNote,
        List<List<String>> failures,
        List<List<String>> machine,
        String css) {
    /** One scenario. */
    public record Part(String name, String note, List<Metric> metrics) {}

    /** One metric with its columns. */
    public record Metric(String name, String axis, List<Line> lines) {}

    /** One column of a metric. */
    public record Line(
            String variant,
            String number,
            String typical,
            String dots,
            String rounds,
            String delta,
            String verdict,
            String verdictClass,
            String flags) {}
}
