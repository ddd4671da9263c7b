package org.pclnlab.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.stack.FrameWalker;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.RecordedStack;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.stack.core.CoreFile;
import org.pclnlab.emulator.stack.unwind.CallFrame;
import org.pclnlab.emulator.stack.unwind.FrameTable;
import org.pclnlab.emulator.stack.unwind.Registers;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.stack.StackCall;
import org.pclnlab.harness.stack.StackRequest;

/** Stacks: core files, unwind tables, recorded stacks. */
final class StackTargets {
    private static final Path FILE = temporary();

    private StackTargets() {}

    private static Path temporary() {
        try {
            Path shm = Path.of("/dev/shm");
            Path file = Files.isWritable(shm)
                    ? Files.createTempFile(shm, "pclnlab-fuzz", ".in")
                    : Files.createTempFile("pclnlab-fuzz", ".in");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The input as a file, for readers that want a path. */
    static Path file(byte[] data) throws IOException {
        return Files.write(FILE, data);
    }

    static void core(byte[] data) throws IOException {
        try (CoreFile core = CoreFile.open(file(data))) {
            core.executable();
            core.notes();
            for (Mapping m : core.mappings()) {
                m.contains(core.signal());
            }
            Memory memory = core.memory();
            for (ThreadState t : core.threads()) {
                try {
                    memory.at(t.registers().pc(), 16, "code");
                    memory.at(t.registers().sp(), 64, "stack");
                } catch (ImageException nothingThere) {
                    // an answer, too
                }
            }
        } catch (ImageException expected) {
            // what a reader promises
        }
        try {
            StackRequest request = new StackRequest(FILE.toString(), Program.EXE, null, false, false);
            new StackCall(request, true).text(new PrintWriter(new StringWriter()));
        } catch (ImageException | UsageException | EnvironmentException expected) {
            // what the command promises
        }
    }

    /** A program for cores. */
    private static final class Program {
        static final Path EXE = Bases.path(Bases.RAW);
    }

    /** A program by cc, which has unwind tables. */
    private static final class Lazy {
        static final byte[] FILE = Bases.read(Bases.RAW);
        static final Patched PATCHED = new Patched(FILE);
        static final long TEXT, SIZE;

        static {
            try {
                ElfImage image = ElfImage.read(Bytes.of(FILE, "base"));
                for (String name : new String[] {".eh_frame", ".eh_frame_hdr"}) {
                    Section s = image.section(name);
                    if (s != null) {
                        PATCHED.place(s.fileOff(), s.fileSize());
                    }
                }
                TEXT = image.text().vmaddr();
                SIZE = image.text().size();
            } catch (ImageException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void unwind(byte[] data) {
        try {
            FrameTable table = FrameTable.of(ElfImage.read(Bytes.of(Lazy.PATCHED.with(data), "fuzz")));
            for (int i = 0; i < 16; i++) {
                one(table, Lazy.TEXT + Lazy.SIZE / 16 * i);
            }
        } catch (ImageException expected) {
            // what a reader promises
        }
    }

    private static void one(FrameTable table, long pc) {
        try {
            Registers r = Registers.of(Arch.AMD64, pc, 0x7ff0_0000, 0x7ff0_0100);
            CallFrame frame = CallFrame.at(table, pc, r);
            if (frame != null) {
                frame.keepsRecord(r);
                frame.step(r, addr -> addr + 8);
            }
        } catch (ImageException expected) {
            // what a reader promises
        }
    }

    static void recorded(byte[] data) {
        try {
            RecordedStack stack = RecordedStack.parse("fuzz", new String(data, StandardCharsets.UTF_8));
            long[] out = new long[64];
            FrameWalker walker = stack.walker();
            walker.recordInto(new long[64]);
            for (FrameWalker.Reader reader : FrameWalker.Reader.values()) {
                walker.walk(reader, stack.start(), 0, out);
            }
            stack.stack().physical(0, out);
        } catch (ImageException expected) {
            // what a reader promises
        }
    }
}
