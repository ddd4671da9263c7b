package org.pclnlab.harness.matrix.model;

import java.util.Map;

/**
 * What a toolchain made of a scenario.
 *
 * @param size length of the file, 0 when there is none
 * @param buildMs how long the build took, -1 when it was not built now
 * @param scratch whether everything was compiled for that build, and nothing taken from a cache
 * @param generation whose tables it carries, such as {@code LLGo main, prebuilt}
 * @param tables numbers of the function tables, such as {@code rows}
 * @param error why there is none; else empty
 */
public record Program(
        String variant,
        String scenario,
        String sha256,
        long size,
        long buildMs,
        boolean scratch,
        String generation,
        Map<String, Long> tables,
        String error) {}
