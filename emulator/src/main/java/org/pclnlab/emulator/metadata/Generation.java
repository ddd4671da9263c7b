package org.pclnlab.emulator.metadata;

/**
 * The generations of the formats, named by the pull request that introduced them (design section 3). Readers ask what a
 * generation does; they do not compare generations or magic numbers.
 */
public enum Generation {
    /** 16-byte records, stub sections, in-place tables only. */
    PR1906(16, true, false),
    /** As before, and a table may move to the stub section behind an {@code LLGOFTB2} redirect. */
    PR2016(16, true, true),
    /** 28-byte records, external sidecar. */
    PR2026(28, true, true),
    /** No stub sections, no redirect; tables always fit. */
    MAIN(28, false, false);

    private final int recordSize;
    private final boolean stubSites;
    private final boolean redirect;

    Generation(int recordSize, boolean stubSites, boolean redirect) {
        this.recordSize = recordSize;
        this.stubSites = stubSites;
        this.redirect = redirect;
    }

    /** Bytes of a function record: 16 with u16 ids, or 28 with u32 ids (01 section 4.1). */
    public int recordSize() {
        return recordSize;
    }

    /** Whether ids are 16 bits wide and a pc-line record packs both file ids into one word (01 section 4.2). */
    public boolean narrowIds() {
        return recordSize == 16;
    }

    /** Whether closure stubs have site records of their own. */
    public boolean hasStubSites() {
        return stubSites;
    }

    /** Whether the runtime follows an {@code LLGOFTB2} redirect (02 section 3). */
    public boolean followsRedirect() {
        return redirect;
    }

    /** Whether exact entries are answered from the per-row cache first (02 section 9 step 3). */
    public boolean hasRowCache() {
        return this != PR1906;
    }

    /** Whether statement sites are consulted when an answer's line is refined by the native symbolizer (04 section 2.8). */
    public boolean crossChecksNative() {
        return recordSize == 28;
    }
}
