package org.pclnlab.harness.cli;

import java.util.Locale;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.run.Listener;

/** How far a run is, on standard error: in place on a terminal, else a line every 30 seconds. */
final class GorootProgress implements Listener, AutoCloseable {
    private static final long EVERY_NANOS = 30_000_000_000L;
    private static final String CLEAR = "\r\033[K";

    private final boolean terminal;
    private long start = System.nanoTime();
    private long last = start;
    private int total;
    private int done;
    private int before;
    private int red;

    GorootProgress(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void started(int rows, int alreadyDone) {
        total = rows;
        before = alreadyDone;
        done = alreadyDone;
        start = System.nanoTime();
    }

    @Override
    public synchronized void row(CaseRow row) {
        if (row.attempt() > 0) {
            return;
        }
        done++;
        red += row.judged().red() ? 1 : 0;
        if (terminal) {
            System.err.print(CLEAR + text() + "  " + row.what().path());
        } else if (System.nanoTime() - last > EVERY_NANOS) {
            last = System.nanoTime();
            System.err.println(text());
        }
    }

    /** {@code 120/1061 11 % 2.1/s 7m30s left 3 red}. */
    private String text() {
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = seconds <= 0 ? 0 : (done - before) / seconds;
        long left = rate <= 0 ? 0 : Math.round((total - done) / rate);
        return String.format(
                Locale.ROOT,
                "%d/%d %d %% %.1f/s %dm%02ds left %d red",
                done,
                total,
                total == 0 ? 100 : done * 100L / total,
                rate,
                left / 60,
                left % 60,
                red);
    }

    @Override
    public synchronized void note(String line) {
        System.err.println((terminal ? CLEAR : "") + line);
    }

    /** Where a run that is being interrupted was. */
    synchronized String where() {
        return done + " of " + total + " results are written";
    }

    @Override
    public synchronized void close() {
        if (terminal) {
            System.err.print(CLEAR);
        }
    }
}
