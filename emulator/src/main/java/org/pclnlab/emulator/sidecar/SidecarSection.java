package org.pclnlab.emulator.sidecar;

/** The arrays of a sidecar in file order, with elements in the layouts of part 01 (07 section 3). */
public enum SidecarSection {
    RECORDS("function records", 28, 4),
    PCLINES("statement records", 24, 8),
    STRINGS("strings", 1, 1),
    OFFSETS("string offsets", 4, 4),
    HASH("symbol hash", 2, 2),
    INDEX("symbol index", 16, 8),
    /** {u64 pc - image base, u64 symbol id}. */
    ENTRIES("entry sites", 16, 8),
    /** The same for closure stubs; in version 3 only. */
    STUBS("stub sites", 16, 8),
    /** {u64 pc - image base, u64 pcline id}. */
    PCSITES("statement sites", 16, 8);

    private final String title;
    private final int size;
    private final int alignment;

    SidecarSection(String title, int size, int alignment) {
        this.title = title;
        this.size = size;
        this.alignment = alignment;
    }

    public String title() {
        return title;
    }

    /** Bytes of one element. */
    public int size() {
        return size;
    }

    /** What the offset in the file is a multiple of. */
    public int alignment() {
        return alignment;
    }
}
