package org.pclnlab.emulator.stack.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.ThreadState;

/**
 * Writes a stopped process as an ELF core file, with what the kernel dumps by default: memory that can be written or has no
 * file, and the first page of each mapped file, which identifies it. Twin of {@link CoreFile}.
 */
public final class CoreWriter {
    private static final int EHDR = 64, PHDR = 56, PAGE = 4096, CHUNK = 1 << 20;
    private static final int EM_X86_64 = 62, EM_AARCH64 = 183;

    private CoreWriter() {}

    /**
     * Writes a file that does not exist yet.
     *
     * @param auxv the process's auxiliary vector, as the kernel shows it
     */
    public static void write(Target stopped, byte[] auxv, Path file) throws IOException, ImageException {
        byte[] notes = notes(stopped, auxv);
        List<long[]> pieces = pieces(stopped);
        ByteBuffer head = little(EHDR + PHDR * (pieces.size() + 1));
        head.putInt(0x464c457f).put(new byte[] {2, 1, 1});
        head.putShort(16, (short) 4);
        head.putShort(18, (short) (stopped.arch() == Arch.AMD64 ? EM_X86_64 : EM_AARCH64));
        head.putInt(20, 1).putLong(32, EHDR).putShort(52, (short) EHDR).putShort(54, (short) PHDR);
        head.putShort(56, (short) (pieces.size() + 1));
        long off = head.capacity();
        program(head, 0, 4, 0, off, 0, notes.length);
        off = dataFrom(head, notes);
        for (int i = 0; i < pieces.size(); i++) {
            long[] p = pieces.get(i);
            program(head, i + 1, 1, p[2] != 0 ? 6 : 4, off, p[0], p[1] - p[0]);
            off += p[1] - p[0];
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            all(out, head.position(0), 0);
            all(out, ByteBuffer.wrap(notes), head.capacity());
            off = dataFrom(head, notes);
            for (long[] p : pieces) {
                copy(stopped.memory(), p[0], p[1], out, off);
                off += p[1] - p[0];
            }
            if (out.size() < off) {
                all(out, ByteBuffer.allocate(1), off - 1);
            }
        }
    }

    private static long dataFrom(ByteBuffer head, byte[] notes) {
        return ((long) head.capacity() + notes.length + PAGE - 1) & -PAGE;
    }

    private static void copy(Memory memory, long from, long to, FileChannel out, long off) throws IOException {
        for (long at = from; at != to; ) {
            long n = Math.min(CHUNK, to - at);
            try {
                all(out, memory.at(at, n, "memory").buffer().duplicate(), off + (at - from));
            } catch (ImageException unreadable) {
                // a hole in the file, which reads as zeros
            }
            at += n;
        }
    }

    private static void all(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        for (long off = at; bytes.hasRemaining(); ) {
            off += out.write(bytes, off);
        }
    }

    private static ByteBuffer little(int size) {
        return little(new byte[size]);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void program(ByteBuffer head, int i, int type, int flags, long off, long vaddr, long size) {
        int at = EHDR + PHDR * i;
        head.putInt(at, type).putInt(at + 4, flags).putLong(at + 8, off).putLong(at + 16, vaddr);
        head.putLong(at + 32, size).putLong(at + 40, size).putLong(at + 48, type == 1 ? PAGE : 4);
    }

    /** Ranges to write: start, end, whether writable. */
    private static List<long[]> pieces(Target target) {
        List<long[]> out = new ArrayList<>();
        for (Mapping m : target.mappings()) {
            boolean whole = m.writable() || !m.path().startsWith("/");
            boolean special = m.path().startsWith("[v") && !m.path().equals("[vdso]"); // the kernel's own clock pages
            long there = special ? 0 : Math.min(target.memory().available(m.start()), m.end() - m.start());
            long size = whole ? there : m.fileOff() == 0 ? Math.min(there, PAGE) : 0;
            if (size > 0) {
                out.add(new long[] {m.start(), m.start() + size, m.writable() ? 1 : 0});
            }
        }
        return out.size() < 0xfffe ? out : out.subList(0, 0xfffe);
    }

    private static byte[] notes(Target target, byte[] auxv) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ThreadState t : target.threads()) {
            byte[] regs = t.registers().write();
            byte[] status = new byte[112 + regs.length + 8];
            little(status).putInt(32, t.tid()).put(112, regs);
            note(out, CoreNotes.NT_PRSTATUS, status);
        }
        note(out, CoreNotes.NT_AUXV, auxv);
        note(out, CoreNotes.NT_FILE, files(target));
        return out.toByteArray();
    }

    private static byte[] files(Target target) {
        List<Mapping> named =
                target.mappings().stream().filter(m -> m.path().startsWith("/")).toList();
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        byte[] table = new byte[16 + 24 * named.size()];
        ByteBuffer ranges = little(table);
        ranges.putLong(named.size()).putLong(PAGE);
        for (Mapping m : named) {
            ranges.putLong(m.start()).putLong(m.end()).putLong(m.fileOff() / PAGE);
            names.writeBytes((m.path() + (m.deleted() ? " (deleted)" : "") + "\0").getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(table);
        out.writeBytes(names.toByteArray());
        return out.toByteArray();
    }

    private static void note(ByteArrayOutputStream out, int type, byte[] desc) {
        byte[] head = new byte[20];
        little(head).putInt(5).putInt(desc.length).putInt(type).put("CORE\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(head);
        out.writeBytes(desc);
        out.writeBytes(new byte[-desc.length & 3]);
    }
}
