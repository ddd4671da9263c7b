package org.pclnlab.emulator.rewrite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.BriefFile;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.rewrite.FileOperations.Staged;

/**
 * Replaces a file so that whoever looks, and whatever happens, sees the old or the new one (03 section 10.2): the new bytes
 * go to a file beside it, to the device, and then under its name in one step.
 * <pre>
 *  open      stat, open                 read as far as the plan needs it
 *  publish   .NAME.pclnpost-0           created, locked
 *            .NAME.pclnpost-0.new       a copy of the file with all attributes, then the edits
 *            owner, mode                of the file that it replaces
 *            fsync, sign                errors up to here: the copy is removed
 *            stat                       the file did not change since it was opened
 *            rename, unlock, fsync of folder
 * </pre>
 * A killed process leaves at most the two files beside it, without a lock; the next run removes them.
 */
public final class Publisher {
    private static final int NAMES = 100, OWNER_WRITE = 0200;

    private final FileOperations disk;
    private final PublishPolicy policy;

    public Publisher(FileOperations disk, PublishPolicy policy) {
        this.disk = disk;
        this.policy = policy;
    }

    /** A file that is being read, as it was when it was opened. */
    public static final class Original implements Closeable {
        private final Path path;
        private final FileState state;
        private final @Nullable BriefFile file;
        private final boolean link;

        private Original(Path path, FileState state, @Nullable BriefFile file, boolean link) {
            this.path = path;
            this.state = state;
            this.file = file;
            this.link = link;
        }

        /** Where the file is: behind the link, where links are followed. */
        public Path path() {
            return path;
        }

        /** Bytes of the file. */
        public long size() {
            return state.size();
        }

        /** Read as far as they are looked at; {@link InternalError} where they cannot be. */
        public Bytes bytes() {
            return file == null ? Bytes.of(new byte[0], path.toString()) : file.bytes();
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    /** Signs a file that is not in its place yet. */
    @FunctionalInterface
    public interface Signer {
        void sign(Path file) throws IOException;
    }

    /**
     * Opens a file.
     *
     * @throws IOException when it cannot be read
     * @throws PublishException when it is no regular file or has 2 GiB or more
     */
    public Original open(Path given) throws IOException {
        Path path = policy.followLinks() ? disk.resolve(given) : given;
        FileState self = disk.stat(path, false);
        FileState state = self.symbolicLink() ? disk.stat(path, true) : self;
        if (!state.regular()) {
            throw new PublishException(given + ": not a regular file", null);
        }
        if (state.size() > Integer.MAX_VALUE - 8) {
            throw new PublishException(given + ": " + state.size() + " bytes, expected less than 2 GiB", null);
        }
        BriefFile file = state.size() == 0 ? null : disk.open(path);
        return new Original(path, state, file, self.symbolicLink());
    }

    /**
     * Compares a file with what it was when it was opened.
     *
     * @throws PublishException when it changed: what was read of it may be a mixture
     */
    public void checkUnchanged(Original original) throws IOException {
        if (!disk.stat(original.path, true).sameAs(original.state)) {
            throw new PublishException(original.path + ": changed while it was read", null);
        }
    }

    /**
     * Puts what a plan makes of a file in its place.
     *
     * @param signer null when the file needs no signature
     * @return remarks about what is different now besides the bytes
     * @throws PublishException naming the step and the path; the file is what it was before
     */
    public List<String> replace(Original original, Plan plan, @Nullable Signer signer) throws PublishException {
        return replace(original, content(original, plan), signer);
    }

    /** Puts bytes in the place of a file, in the same one step. */
    public List<String> replace(Original original, byte[] bytes) throws PublishException {
        return replace(original, new Whole(bytes, original.size()), null);
    }

    private List<String> replace(Original original, Content content, @Nullable Signer signer) throws PublishException {
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
        write(original, path, content, signer, remarks);
        return remarks;
    }

    /** Puts what a plan makes of a file under another name, with mode and owner of the file that they were made from. */
    public List<String> create(Original original, Path target, Plan plan, @Nullable Signer signer)
            throws PublishException {
        List<String> remarks = new ArrayList<>();
        write(original, target, content(original, plan), signer, remarks);
        return remarks;
    }

    /** Makes the copy that has the old bytes have the new ones. No lambdas: the first one costs a JVM 3 ms, and here it is alone. */
    private interface Content {
        void write(Staged staged) throws IOException;
    }

    /** Other bytes altogether. */
    private static final class Whole implements Content {
        private final byte[] bytes;
        private final long before;

        Whole(byte[] bytes, long before) {
            this.bytes = bytes;
            this.before = before;
        }

        @Override
        public void write(Staged staged) throws IOException {
            staged.truncate(Math.min(bytes.length, before));
            staged.write(0, bytes, 0, bytes.length);
        }
    }

    /** What a plan changes. */
    private record Changed(Plan plan, BriefFile file, long before) implements Content {
        @Override
        public void write(Staged staged) throws IOException {
            plan.edits().write(file, before, staged);
        }
    }

    private static Content content(Original original, Plan plan) throws PublishException {
        BriefFile file = original.file;
        if (file == null) {
            throw new PublishException(original.path + ": is empty", null);
        }
        return new Changed(plan, file, original.size());
    }

    private void write(Original original, Path target, Content content, @Nullable Signer signer, List<String> remarks)
            throws PublishException {
        Path folder = target.toAbsolutePath().getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new PublishException(target + ": not the name of a file", null);
        }
        Step step = new Step(target);
        step.at("create a file beside it");
        boolean moved = false;
        try (Aside aside = aside(original.path, folder, name.toString())) {
            Path copy = aside.copy;
            step.at("write " + copy);
            if ((original.state.mode() & OWNER_WRITE) == 0) {
                disk.mode(copy, original.state.mode() | OWNER_WRITE);
            }
            try (Staged staged = disk.edit(copy)) {
                content.write(staged);
                dress(original, copy, step, remarks);
                step.at("write " + copy + " to the device");
                staged.force();
            }
            if (signer != null) {
                step.at("sign " + copy);
                signer.sign(copy);
            }
            step.at("look at the original again");
            if (!disk.stat(original.path, true).sameAs(original.state)) {
                throw new IOException("somebody changed it after it was read");
            }
            step.at("rename " + copy);
            disk.move(copy, target);
            aside.moved = true;
            moved = true;
        } catch (IOException e) {
            if (!moved) { // else the new file is there, whatever releasing the lock says
                throw step.failed(e);
            }
        }
        try {
            disk.forceFolder(folder);
        } catch (IOException ignored) {
            // The file is in its place; that its name survives a loss of power is best effort, as with LLGo.
            return;
        }
    }

    /** The first free place for a copy, with the copy. */
    private Aside aside(Path original, Path folder, String name) throws IOException {
        for (int i = 0; i < NAMES; i++) {
            String lockName = "." + name + ".pclnpost-" + i;
            Closeable lock = disk.lock(folder.resolve(lockName));
            if (lock == null) {
                continue;
            }
            Path copy = folder.resolve(lockName + FileOperations.COPY);
            boolean made = false;
            try {
                made = disk.copy(original, copy);
            } finally {
                if (!made) {
                    lock.close();
                }
            }
            if (made) {
                return new Aside(lock, copy);
            }
        }
        throw new IOException(NAMES + " others are writing it at the moment");
    }

    /** The copy that becomes the new file, and the lock that keeps others away from it. Mutable. */
    private final class Aside implements Closeable {
        private final Closeable lock;
        private final Path copy;
        private boolean moved;

        Aside(Closeable lock, Path copy) {
            this.lock = lock;
            this.copy = copy;
        }

        @Override
        public void close() throws IOException {
            if (!moved) {
                try {
                    disk.delete(copy);
                } catch (IOException ignored) {
                    // Without its lock it is a left-over, which the next run removes.
                    moved = true;
                }
            }
            lock.close();
        }
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
        step.at("keep the mode on " + aside);
        disk.mode(aside, mode);
        if (policy.keepTimes()) {
            step.at("keep the times on " + aside);
            disk.times(aside, state.modified(), state.accessed());
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
