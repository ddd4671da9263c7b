package org.pclnlab.harness.toolchain;

/**
 * What a child and everything it starts may use together; 0 means no limit. Somebody looks ten times a second, so a short
 * peak can go unseen.
 *
 * @param rssKib resident memory
 * @param processes how many there may be at a time
 * @param diskKib what they may leave in their temporary and working folder
 * @param freeDiskKib what must stay free on the disk of the temporary folder
 * @param freeMemoryPercent how much of the machine's memory must stay available
 */
public record Limits(long rssKib, int processes, long diskKib, long freeDiskKib, int freeMemoryPercent) {
    public static final Limits NONE = new Limits(0, 0, 0, 0, 0);

    boolean none() {
        return equals(NONE);
    }
}
