package org.pclnlab.emulator.memory;

/** Ends the validity of all {@link Bytes} that were handed out under it. */
final class Guard {
    private final String name;
    private volatile boolean over;

    Guard(String name) {
        this.name = name;
    }

    void end() {
        over = true;
    }

    boolean over() {
        return over;
    }

    void check() {
        if (over) {
            throw closed(name);
        }
    }

    static IllegalStateException closed(String name) {
        return new IllegalStateException(name + ": read after close");
    }
}
