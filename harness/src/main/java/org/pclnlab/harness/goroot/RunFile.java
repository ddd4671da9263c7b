package org.pclnlab.harness.goroot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Launcher;

/**
 * A run's file, open for appending. Each line is one write, so a run that is killed leaves whole lines and at most one torn
 * one, which goes when the run is resumed. Safe to use from several threads.
 */
public final class RunFile implements AutoCloseable {
    private static final int MAX_HEADER = 1 << 20;

    private final Path path;
    private final FileChannel channel;

    private RunFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Starts a file, which must not exist. */
    public static RunFile create(Path path, RunHeader header) throws UsageException, EnvironmentException {
        if (Files.exists(path)) {
            throw new UsageException(path + " exists; --resume goes on with it");
        }
        RunFile file = open(path, true);
        try {
            file.append(RunJson.header(header));
            return file;
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** What a run left that is to go on; null, and the file is gone, when it was killed while it wrote the first line. */
    public static @Nullable RunContent left(Path path) throws UsageException, EnvironmentException {
        return removeUnbegun(path) ? null : RunContent.read(path);
    }

    private static boolean removeUnbegun(Path path) throws UsageException, EnvironmentException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] first = in.readNBytes(MAX_HEADER);
            for (byte b : first) {
                if (b == '\n') {
                    return false;
                }
            }
            String text = new String(first, StandardCharsets.UTF_8);
            String begin = RunJson.BEGIN.substring(0, Math.min(text.length(), RunJson.BEGIN.length()));
            if (first.length == MAX_HEADER || !text.startsWith(begin)) {
                return false; // something else, which is not ours to remove
            }
        } catch (IOException e) {
            throw UsageException.unreadable(path, e);
        }
        RunFile locked = open(path, false);
        try {
            Files.delete(path);
            return true;
        } catch (IOException e) {
            throw cannotWrite(path, e);
        } finally {
            locked.close();
        }
    }

    /**
     * Goes on with a file.
     *
     * @param length up to which it is whole, see {@link RunContent#length}
     */
    public static RunFile resume(Path path, long length, String time, double load, int done)
            throws UsageException, EnvironmentException {
        RunFile file = open(path, false);
        try {
            file.channel.truncate(length);
            file.channel.position(length);
            file.append(RunJson.line("resume", g -> {
                g.writeStringField("time", time);
                g.writeNumberField("load", load);
                g.writeNumberField("done", done);
            }));
            return file;
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static RunFile open(Path path, boolean fresh) throws UsageException, EnvironmentException {
        try {
            FileChannel channel = fresh
                    ? FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)
                    : FileChannel.open(path, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                throw new UsageException(path + ": another run is writing it");
            }
            return new RunFile(path, channel);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static EnvironmentException cannotWrite(Path path, IOException e) {
        return new EnvironmentException("cannot write " + path + ": " + e, e);
    }

    /**
     * Appends a result. When the JVM is being ended nothing is written any more, because children that are killed for that
     * reason look like failures.
     */
    public synchronized boolean append(CaseRow row) throws EnvironmentException {
        if (Launcher.ending()) {
            return false;
        }
        try {
            append(RunJson.row(row));
            return true;
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** Notes that a guard stopped the run of a tool. */
    public synchronized void guard(String tool, String guard, String signature, int failing, int seen, String text)
            throws EnvironmentException {
        try {
            append(RunJson.line("guard", g -> {
                g.writeStringField("tool", tool);
                g.writeStringField("guard", guard);
                g.writeStringField("signature", signature);
                g.writeNumberField("failing", failing);
                g.writeNumberField("seen", seen);
                g.writeStringField("text", text);
            }));
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** Notes that everything was done. */
    public synchronized void end(String time, long millis, Map<String, Map<String, Integer>> counts, int exit)
            throws EnvironmentException {
        try {
            append(RunJson.line("end", g -> {
                g.writeStringField("time", time);
                g.writeNumberField("ms", millis);
                RunJson.counts(g, counts);
                g.writeNumberField("exit", exit);
            }));
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** One line, whole or not at all: what a full disk cut off is taken back, so that a later line does not join it. */
    private void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long start = channel.position();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
    }

    @Override
    public synchronized void close() throws EnvironmentException {
        try {
            channel.close();
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }
}
