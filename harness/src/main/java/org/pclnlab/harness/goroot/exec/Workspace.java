package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Files2;

/**
 * The folder of one worker, always the same one: LLGo's cache of packages is keyed by paths. It is locked while it is used,
 * so a second run takes the next number.
 *
 * <pre>
 *   state/llgo-goroot-0/lock
 *                       work/                 sources of the case
 *                       gopath/src/pclnlab/   packages of cases that are built together
 *                       bin/                  what they become
 *                       root/test/            links to GOROOT/test: where programs run, and what they may litter
 *                       home/                 HOME of programs
 *                       go.out, llgo.out      programs
 * </pre>
 */
public final class Workspace implements AutoCloseable {
    /** So named, the folder becomes {@code <ws>} in signatures. */
    private static final String NAME = "llgo-goroot-";

    /**
     * Those of this process. A system's lock belongs to a process and goes when any of its descriptors of the file is
     * closed; so a worker must not even open the lock of another one.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final RandomAccessFile file;
    private final FileLock lock;
    private final Set<String> links = new HashSet<>();
    private @Nullable Path mirrored;

    private Workspace(Path root, RandomAccessFile file, FileLock lock) {
        this.root = root;
        this.file = file;
        this.lock = lock;
    }

    /** The first workspace that nobody uses. */
    public static Workspace open(Path state) throws EnvironmentException {
        try {
            for (int i = 0; i < 1000; i++) {
                Path root = state.toAbsolutePath().normalize().resolve(NAME + i);
                if (!OURS.add(root)) {
                    continue;
                }
                Files.createDirectories(root);
                RandomAccessFile file =
                        new RandomAccessFile(root.resolve("lock").toFile(), "rw");
                FileLock lock = file.getChannel().tryLock();
                if (lock != null) {
                    return new Workspace(root, file, lock);
                }
                file.close();
                OURS.remove(root);
            }
        } catch (IOException e) {
            throw new EnvironmentException(state + ": no workspace: " + e, e);
        }
        throw new EnvironmentException(state + ": a thousand workspaces are in use");
    }

    public Path root() {
        return root;
    }

    /** Path of a file or folder in it. */
    Path at(String name) {
        return root.resolve(name);
    }

    /** A folder in it, empty. */
    Path empty(String name) throws IOException {
        Path dir = root.resolve(name);
        Files2.deleteTree(dir);
        return Files.createDirectories(dir);
    }

    /** A path in it where nothing is. */
    Path absent(String name) throws IOException {
        Path p = root.resolve(name);
        Files.deleteIfExists(p);
        return p;
    }

    /**
     * A folder of links to everything in the folder of cases; beside it, links to everything beside that, so that relative
     * paths mean the same. What programs create there is not created in the Go distribution.
     */
    Path mirror(Setup setup) throws IOException {
        Path test = root.resolve("root").resolve("test");
        if (links.isEmpty() || !setup.root().equals(mirrored)) {
            mirrored = setup.root();
            links.clear();
            Files2.deleteTree(root.resolve("root"));
            Files.createDirectories(test);
            link(setup.root(), test, links);
            Path beside = setup.root().getParent();
            if (setup.isGoroot() && beside != null) {
                link(beside, root.resolve("root"), new HashSet<>(Set.of("test")));
            }
        }
        return test;
    }

    private static void link(Path from, Path to, Set<String> done) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(from)) {
            for (Path p : all) {
                String name = p.getFileName().toString();
                if (done.add(name)) {
                    Files.createSymbolicLink(to.resolve(name), p);
                }
            }
        }
    }

    /** Removes what a program left in the mirror; the names of what there was. */
    Set<String> sweepMirror() throws IOException {
        Set<String> litter = new HashSet<>();
        Path test = root.resolve("root").resolve("test");
        int seen = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(test)) {
            for (Path p : all) {
                String name = p.getFileName().toString();
                if (links.contains(name) && Files.isSymbolicLink(p)) {
                    seen++;
                } else {
                    litter.add(name);
                    Files2.deleteTree(p);
                }
            }
        }
        if (seen != links.size()) {
            links.clear(); // something was removed: make it anew
        }
        return litter;
    }

    @Override
    public void close() throws IOException {
        for (String name : new String[] {"work", "gopath", "bin", "root", "home"}) {
            Files2.deleteTree(root.resolve(name));
        }
        lock.release();
        file.close();
        OURS.remove(root);
    }
}
