package org.pclnlab.harness.cli;

/** Tells on standard error how far long work is: in place on a terminal, else a line every 30 seconds. */
final class Progress implements AutoCloseable {
    private static final long EVERY_NANOS = 30_000_000_000L;

    private final int total;
    private final boolean terminal;
    private int count;
    private long last = System.nanoTime();

    Progress(int total, boolean terminal) {
        this.total = total;
        this.terminal = terminal;
    }

    synchronized void done(String what) {
        count++;
        String text = count + "/" + total + " " + what;
        if (terminal) {
            System.err.print("\r\033[K" + text);
        } else if (System.nanoTime() - last > EVERY_NANOS) {
            last = System.nanoTime();
            System.err.println(text);
        }
    }

    @Override
    public synchronized void close() {
        if (terminal) {
            System.err.print("\r\033[K");
        }
    }
}
