package org.pclnlab.emulator.stack;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Metadata;

/** How a program keeps track of panics and walks stacks (05 section 1), told by what is in its image. */
public enum PanicForm {
    /** Generation 0, #2016 and older: no walk over frames; the value lies behind a pthread key. */
    NONE,
    /** Generation A, #2019 and #2024: walks frames, one slot for each thread, no snapshot. */
    THREAD_SLOT,
    /** Generation B, #2026: one slot in each goroutine record, and a snapshot. */
    SLOT,
    /** Generation C, #2027 and main: a list of panics with recover tokens, and a snapshot. */
    LIST;

    /** Prefix of the core's function names before and after the project moved; never to be mixed (05, vector T7). */
    static final String OLD_CORE = "github.com/goplus/llgo/runtime/internal/",
            NEW_CORE = "github.com/xgo-dev/llgo/runtime/internal/";

    private static final String CAPTURE = "runtime.capturePanicPCs";

    /** The form of a program: by its function records, where those are gone by its symbols. */
    public static PanicForm of(Metadata metadata) throws ImageException {
        if (!metadata.globals().hasFpChain() && metadata.globals().named()) {
            return NONE;
        }
        @Nullable Symbol[] found = metadata.loaded().image().symbols().find(CAPTURE, "llgo_install_fault_handler");
        boolean captures = metadata.symbolHash().find(CAPTURE) != 0 || found[0] != null || found[1] != null;
        if (!captures) {
            return metadata.globals().hasFpChain() ? THREAD_SLOT : NONE;
        }
        return core(metadata).equals(NEW_CORE) ? LIST : SLOT;
    }

    /** Prefix of the names of the runtime's core ({@code RT} in the spec). */
    public static String core(Metadata metadata) throws ImageException {
        String some = "runtime.Panic";
        if (metadata.symbolHash().find(NEW_CORE + some) != 0) {
            return NEW_CORE;
        }
        if (metadata.symbolHash().find(OLD_CORE + some) != 0) {
            return OLD_CORE;
        }
        @Nullable Symbol[] found = metadata.loaded().image().symbols().find(NEW_CORE + some);
        return found[0] != null || !metadata.generation().hasStubSites() ? NEW_CORE : OLD_CORE;
    }

    /** Whether goroutines keep a snapshot of what a panic removed. */
    public boolean snapshots() {
        return this == SLOT || this == LIST;
    }

    /** Whether {@code Callers} walks frame records. */
    public boolean walksFrames() {
        return this != NONE;
    }

    /** Whether the header of {@code Stack} has the goroutine's own number; the others print 1. */
    public boolean printsGoroutineId() {
        return this == LIST;
    }
}
