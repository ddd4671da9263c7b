package org.pclnlab.emulator.sidecar;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.load.LoadedImage;

/**
 * How a process's one attempt to load its sidecar ended.
 *
 * @param path where it looked
 * @param state how it ended
 * @param failure the stage that decided; null when it is loaded
 * @param header what the file says of itself; null when it was not read so far
 * @param size bytes of the file, 0 when it was not read
 */
public record Attempt(
        String path,
        State state,
        Stage.@Nullable Failure failure,
        @Nullable SidecarHeader header,
        SidecarVersion version,
        long size) {
    /** The runtime knows the first four (07 section 7). */
    public enum State {
        UNATTEMPTED,
        LOADING,
        LOADED,
        UNAVAILABLE,
        /** Loading for ever: to open a FIFO waits for somebody who writes into it. */
        HANGS
    }

    public boolean loaded() {
        return state == State.LOADED;
    }

    /** One line: what was looked for, where, and what became of it. */
    public String line() {
        Stage.Failure f = failure;
        if (f == null) {
            return path + ": loaded, version " + version.number() + ", " + size + " bytes";
        }
        String what = state == State.HANGS ? "the process would wait for ever" : "unavailable";
        return path + ": " + what + ", stage " + f.stage() + " (" + f.stage().spec() + "): " + f.field() + ": found "
                + f.found() + ", expected " + f.expected();
    }

    /** The attempt behind an image that {@link Sidecars} has completed; null for one that needed no sidecar. */
    public static @Nullable Attempt of(LoadedImage loaded) {
        return loaded.memory() instanceof SidecarMemory m ? m.attempt() : null;
    }
}
