package org.pclnlab.emulator.stack;

/** Why a walk over frame records ended (05 sections 3.2 and 3.3). Every loop exit of {@link FrameWalker} has one. */
public enum StopReason {
    /** The start was no frame at all. */
    NO_FRAME("no frame"),
    /** The caller's slots are full. */
    FULL("no more slots"),
    /** 4,096 frames, those that were skipped included. */
    LIMIT("4096 frames"),
    /** The return address lies below 4,096; it is not reported. */
    LOW_PC("return address below 4096"),
    /** The return address lies outside the program's text; it is not reported. */
    OUTSIDE_TEXT("return address outside text"),
    /** The parent link is 0 or a small number: the first frame of a thread. Reported. */
    ROOT("root of the stack"),
    /** The parent lies at or below its child: a cycle, or garbage. Reported. */
    NOT_ASCENDING("parent not above its frame"),
    /** The parent lies more than 1 MiB above. Reported. */
    STRIDE("parent more than 1 MiB above"),
    /** The parent is no multiple of 8. Reported. */
    UNALIGNED_PARENT("parent not aligned"),
    /** The record itself is no multiple of 8; only readers that check it. */
    UNALIGNED("frame not aligned"),
    /** The record is not mapped. Readers that do not probe would crash the process here. */
    UNREADABLE("frame not mapped");

    private final String text;

    StopReason(String text) {
        this.text = text;
    }

    /** In words. */
    public String text() {
        return text;
    }
}
