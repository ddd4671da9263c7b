package org.pclnlab.emulator.sidecar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.sidecar.Attempt.State;

/**
 * The loader of one process: the file system is looked at once, by the first who asks, and the outcome is final (07 section
 * 7). Mutable; safe for several threads, of which all but one wait.
 */
public final class SidecarLoader {
    private final LoadedImage linked;
    private final Path executable;
    private final AtomicReference<State> state = new AtomicReference<>(State.UNATTEMPTED);
    private volatile LoadedImage loaded;

    /**
     * The loader of a process that has asked nothing yet.
     *
     * @param linked an executable with external tables, at the process's addresses
     */
    public SidecarLoader(LoadedImage linked, Path executable) {
        this.linked = linked;
        this.executable = executable;
        this.loaded = linked;
    }

    public State state() {
        return Objects.requireNonNull(state.get());
    }

    /** {@code ready()}. */
    public boolean ready() {
        return state() == State.LOADED;
    }

    /**
     * {@code ensure()}: the image as the process has it from now on, with tables or without.
     *
     * @throws ImageException when the executable itself cannot be read; the process would not have come so far
     */
    public LoadedImage ensure() throws IOException, ImageException {
        while (true) {
            switch (state()) {
                case LOADED, UNAVAILABLE, HANGS -> {
                    return loaded;
                }
                case UNATTEMPTED -> {
                    if (state.compareAndSet(State.UNATTEMPTED, State.LOADING)) {
                        load();
                    }
                }
                case LOADING -> Thread.onSpinWait();
            }
        }
    }

    private void load() throws IOException, ImageException {
        State end = State.UNAVAILABLE;
        try {
            loaded = Sidecars.complete(linked, executable, null);
            Attempt attempt = Attempt.of(loaded);
            end = attempt == null ? end : attempt.state();
        } finally {
            state.set(end); // last: who sees it sees the image
        }
    }
}
