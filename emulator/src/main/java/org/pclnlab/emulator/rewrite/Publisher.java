package org.pclnlab.emulator.rewrite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.rewrite.FileOperations.Staged;

/**
 * Replaces a file so that whoever looks, and whatever happens, sees the old or the new one (03 section 10.2): the new bytes
 * go to a file beside it, to the device, and then under its name in one step.
 * <pre>
 *  read      stat, read, stat           the file did not change while it was read
 *  publish   .NAME.pclnpost-0           created, locked, written
 *            owner, mode, attributes    of the file that it replaces
 *            fsync, sign                errors up to here: the new file is removed
 *            stat                       the file did not change since it was read
 *            rename, fsync of folder
 * </pre>
 * A killed process leaves at most the file beside it, without a lock; the next run of the same name takes its place.
 */
public final class Publisher {
    private static final int NAMES = 100;

    private final FileOperations disk;
    private final PublishPolicy policy;

    public Publisher(FileOperations disk, PublishPolicy policy) {
        this.disk = disk;
        this.policy = policy;
    }

    /** A file as it was read. */
    public static final class Original {
        private final Path path;
        private final FileState state;
        private final byte[] bytes;
        private final boolean link;

        private Original(Path path, FileState state, byte[] bytes, boolean link) {
            this.path = path;
            this.state = state;
            this.bytes = bytes;
            this.link = link;
        }

        /** Where the file is: behind the link, where links are followed. */
        public Path path() {
            return path;
        }

        /** Not copied: whoever changes them changes what is left of the file on the heap. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** Signs a file that is not in its place yet. */
    @FunctionalInterface
    public interface Signer {
        void sign(Path file) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     * @throws PublishException when it is no regular file, has 2 GiB or more, or changed meanwhile
     */
    public Original read(Path given) throws IOException {
        Path path = policy.followLinks() ? disk.resolve(given) : given;
        FileState self = disk.stat(path, false);
        FileState state = self.symbolicLink() ? disk.stat(path, true) : self;
        if (!state.regular()) {
            throw new PublishException(given + ": not a regular file", null);
        }
        if (state.size() > Integer.MAX_VALUE - 8) {
            throw new PublishException(given + ": " + state.size() + " bytes, expected less than 2 GiB", null);
        }
        byte[] bytes = disk.read(path, (int) state.size());
        if (!disk.stat(path, true).sameAs(state)) {
            throw new PublishException(given + ": changed while it was read", null);
        }
        return new Original(path, state, bytes, self.symbolicLink());
    }

    /**
     * Puts new bytes in the place of a file that was read.
     *
     * @param signer null when the file needs no signature
     * @return remarks about what is different now besides the bytes
     * @throws PublishException naming the step and the path; the file is what it was before
     */
    public List<String> replace(Original original, byte[] bytes, int length, @Nullable Signer signer)
            throws PublishException {
        List<String> remarks = new ArrayList<>();
        Path path = original.path;
        if (original.state.links() > 1 && !original.link) {
            if (!policy.splitLinks()) {
                throw new PublishException(
                        path + ": has " + original.state.links()
                                + " names (hard links); the others would keep the old bytes. Unchanged",
                        null);
            }
            remarks.add(path + ": had " + original.state.links() + " names; the others keep the old bytes");
        }
        if (original.link) {
            remarks.add(path + ": was a symbolic link and is a file now");
        }
        write(original, path, bytes, length, signer, true, remarks);
        return remarks;
    }

    /** Puts new bytes under another name, with mode and owner of the file that they were made from. */
    public List<String> create(Original original, Path target, byte[] bytes, int length, @Nullable Signer signer)
            throws PublishException {
        List<String> remarks = new ArrayList<>();
        write(original, target, bytes, length, signer, false, remarks);
        return remarks;
    }

    private void write(
            Original original,
            Path target,
            byte[] bytes,
            int length,
            @Nullable Signer signer,
            boolean inPlace,
            List<String> remarks)
            throws PublishException {
        Path folder = target.toAbsolutePath().getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new PublishException(target + ": not the name of a file", null);
        }
        Step step = new Step(target);
        Path aside = null;
        boolean moved = false;
        try {
            step.at("create a file beside it");
            Path[] free = new Path[1];
            try (Staged staged = stage(folder, name.toString(), free)) {
                aside = free[0];
                step.at("write " + aside);
                staged.write(bytes, length);
                dress(original, aside, step, remarks);
                step.at("write " + aside + " to the device");
                staged.force();
                if (signer != null) {
                    step.at("sign " + aside);
                    signer.sign(aside);
                }
                if (inPlace) {
                    step.at("look at it again");
                    if (!disk.stat(target, true).sameAs(original.state)) {
                        throw new IOException("somebody changed it after it was read");
                    }
                }
                step.at("rename " + aside);
                disk.move(aside, target);
                moved = true;
                aside = null;
            }
        } catch (IOException e) {
            if (!moved) { // else the new file is there, whatever closing it says
                throw step.failed(e);
            }
        } finally {
            discard(aside);
        }
        try {
            disk.forceFolder(folder);
        } catch (IOException ignored) {
            // The file is in its place; that its name survives a loss of power is best effort, as with LLGo.
            return;
        }
    }

    private Staged stage(Path folder, String name, Path[] used) throws IOException {
        for (int i = 0; i < NAMES; i++) {
            Path aside = folder.resolve("." + name + ".pclnpost-" + i);
            Staged staged = disk.create(aside);
            if (staged != null) {
                used[0] = aside;
                return staged;
            }
        }
        throw new IOException(NAMES + " others are writing it at the moment");
    }

    /** Owner before mode, because a change of owner clears the bits that let a program run as another user. */
    private void dress(Original original, Path aside, Step step, List<String> remarks) throws IOException {
        FileState state = original.state;
        step.at("keep the owner on " + aside);
        FileState fresh = disk.stat(aside, false);
        int mode = state.mode();
        if (fresh.uid() != state.uid() || fresh.gid() != state.gid()) {
            try {
                disk.owner(aside, state.uid(), state.gid());
            } catch (IOException e) {
                mode &= 0777; // a program that runs as its owner must not run as another one
                remarks.add(original.path + ": the owner could not be kept: " + e.getMessage());
            }
        }
        step.at("keep the attributes on " + aside);
        disk.attributes(original.path, aside);
        step.at("keep the mode on " + aside);
        disk.mode(aside, mode);
        if (policy.keepTimes()) {
            step.at("keep the times on " + aside);
            disk.times(aside, state.modified(), state.accessed());
        }
    }

    private void discard(@Nullable Path aside) {
        if (aside == null) {
            return;
        }
        try {
            disk.delete(aside);
        } catch (IOException ignored) {
            // It has no lock any more: the next run removes it.
            return;
        }
    }

    /** What is being done, for the message of what goes wrong. Mutable. */
    private static final class Step {
        private final Path target;
        private String what = "";

        Step(Path target) {
            this.target = target;
        }

        void at(String next) {
            what = next;
        }

        PublishException failed(IOException e) {
            String reason = e.getMessage();
            return new PublishException(
                    target + ": cannot " + what + ": "
                            + (reason == null ? e.getClass().getSimpleName() : reason) + ". Unchanged",
                    e);
        }
    }
}
