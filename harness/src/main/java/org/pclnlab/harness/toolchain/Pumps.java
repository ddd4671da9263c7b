package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Moves a child's streams. Unlike Commons Exec's own handler it keeps a bounded amount, and when the child has ended it
 * waits for the end of the pipes only so long: whoever still holds them is no longer our concern.
 */
final class Pumps implements ExecuteStreamHandler {
    private static final long JOIN_MILLIS = 2000;

    private final Captured stdout;
    private final Captured stderr;
    private final byte[] stdin;
    private final Runnable beforeJoin;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable InputStream out;
    private @Nullable InputStream err;
    private @Nullable OutputStream in;

    Pumps(Captured stdout, Captured stderr, byte[] stdin, Runnable beforeJoin) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.stdin = stdin;
        this.beforeJoin = beforeJoin;
    }

    @Override
    public void setProcessErrorStream(InputStream is) {
        err = is;
    }

    @Override
    public void setProcessInputStream(OutputStream os) {
        in = os;
    }

    @Override
    public void setProcessOutputStream(InputStream is) {
        out = is;
    }

    @Override
    public void start() {
        drain(out, stdout);
        drain(err, stderr);
        OutputStream to = in;
        if (to != null) {
            run(() -> {
                try (to) {
                    to.write(stdin);
                } catch (IOException e) {
                    // it does not want to read
                }
            });
        }
    }

    private void drain(@Nullable InputStream from, Captured into) {
        if (from == null) {
            return;
        }
        threads.add(run(() -> {
            byte[] buffer = new byte[1 << 16];
            try {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    into.add(buffer, n);
                }
            } catch (IOException e) {
                // closed under us: what was read is what there is
            }
        }));
    }

    private static Thread run(Runnable body) {
        Thread t = new Thread(body, "pclnlab-pump");
        t.setDaemon(true);
        t.start();
        return t;
    }

    @Override
    public void stop() {
        beforeJoin.run();
        long end = System.nanoTime() + JOIN_MILLIS * 1_000_000;
        for (Thread t : threads) {
            try {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left > 0) {
                    t.join(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
