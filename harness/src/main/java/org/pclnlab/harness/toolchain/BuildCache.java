package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Programs that were built, one file for each, called by the digest of everything that went into it. A file is published
 * by one rename, so what is there is whole; a hit is linked or copied to where it is used, so the cache can be emptied at
 * any time, also in the middle of a run; the least recently used files go when the cache grows beyond its bound.
 */
public final class BuildCache {
    /** Two gibibytes: about a thousand probes. */
    public static final long DEFAULT_BOUND = 2L << 30;

    private final Path dir;
    private final long bound;
    private final Clock clock;

    public BuildCache(Path dir, long bound, Clock clock) {
        this.dir = dir;
        this.bound = bound;
        this.clock = clock;
    }

    /** A digest over inputs, in the order in which they are added. */
    public static final class Key {
        private final MessageDigest digest;

        public Key() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every JDK has it
            }
        }

        /** Adds a text; its length goes first, so that no two sequences look alike. */
        public Key add(String text) {
            return add(text.getBytes(StandardCharsets.UTF_8));
        }

        public Key add(byte[] bytes) {
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
            return this;
        }

        /** Adds the names and contents of all files below a folder. */
        public Key addTree(Path root) throws IOException {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(root)) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            } catch (UncheckedIOException e) {
                throw new IOException(e.getMessage(), e);
            }
            for (Path f : files) {
                add(root.relativize(f).toString()).add(Files.readAllBytes(f));
            }
            return this;
        }

        /** The digest in hexadecimal; ends the key. */
        public String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Puts the program at {@code target} if it is cached. */
    boolean fetch(String key, Path target) {
        Path entry = dir.resolve(key);
        try {
            linkOrCopy(entry, target);
        } catch (IOException e) {
            return false; // not cached, or just being removed
        }
        try {
            Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
        } catch (IOException e) {
            // removed meanwhile, or not ours to touch: only its age suffers
        }
        return true;
    }

    /** Adds a program; failing to do so costs time later, nothing else. */
    void publish(String key, Path program) {
        Path aside = dir.resolve("tmp-" + UUID.randomUUID());
        try {
            Files.createDirectories(dir);
            Files.copy(program, aside, StandardCopyOption.COPY_ATTRIBUTES);
            Files.setLastModifiedTime(aside, FileTime.from(clock.instant()));
            Files.move(aside, dir.resolve(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            trim();
        } catch (IOException e) {
            try {
                Files.deleteIfExists(aside);
            } catch (IOException ignored) {
                // swept by a later trim
            }
        }
    }

    private record Entry(Path path, long size, FileTime used) {}

    private void trim() throws IOException {
        List<Entry> entries = new ArrayList<>();
        long total = 0;
        try (Stream<Path> list = Files.list(dir)) {
            for (Path p : list.toList()) {
                Entry e = entry(p);
                if (e == null) {
                    continue;
                }
                boolean stale = p.getFileName().toString().startsWith("tmp-")
                        && e.used.toInstant().isBefore(clock.instant().minusSeconds(3600));
                if (stale) {
                    Files.deleteIfExists(p);
                    continue;
                }
                entries.add(e);
                total += e.size;
            }
        }
        entries.sort(Comparator.comparing(Entry::used));
        for (int i = 0; i < entries.size() - 1 && total > bound; i++) {
            Files.deleteIfExists(entries.get(i).path);
            total -= entries.get(i).size;
        }
    }

    private static @Nullable Entry entry(Path p) {
        try {
            return new Entry(p, Files.size(p), Files.getLastModifiedTime(p));
        } catch (IOException e) {
            return null; // another process was faster
        }
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
