package org.pclnlab.emulator.stack.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.stack.unwind.Registers;

/**
 * The notes of a core file. A note is {@code u32 namesz, u32 descsz, u32 type}, then name and description, each padded to 4
 * bytes.
 * <pre>
 *  name   type          description
 *  CORE   1 PRSTATUS    one for each thread: signal at +12 (u16), tid at +32 (u32), registers from +112
 *  CORE   3 PRPSINFO    name of the program at +40, 16 bytes
 *  CORE   6 AUXV        pairs of words: AT_PHDR 3, AT_ENTRY 9, AT_SYSINFO_EHDR 33
 *  CORE   FILE          count, page size, then (start, end, position in pages) each, then that many names with NUL
 *  LINUX  0x401 TLS     arm64: thread pointer of the thread before
 * </pre>
 */
final class CoreNotes {
    private static final int HEADER = 12;
    static final int NT_PRSTATUS = 1, NT_PRPSINFO = 3, NT_AUXV = 6, NT_FILE = 0x46494c45, NT_ARM_TLS = 0x401;
    private static final int SIGNAL_OFF = 12, TID_OFF = 32, REGS_OFF = 112, COMM_OFF = 40, COMM_SIZE = 16;
    private static final long AT_PHDR = 3, AT_ENTRY = 9, AT_SYSINFO_EHDR = 33;
    /** Bytes of PRSTATUS behind the registers. */
    private static final int PRSTATUS_TAIL = 8;

    private final Arch arch;
    final List<ThreadState> threads = new ArrayList<>();
    final List<Mapping> files = new ArrayList<>();
    int signal;
    String program = "";
    /** Addresses inside the executable, 0 where the core does not say. */
    long programHeaders, entry;

    long vdso;

    CoreNotes(Arch arch) {
        this.arch = arch;
    }

    /** Reads the notes of one segment. */
    void read(Bytes notes) throws ImageException {
        for (long at = 0; Unsigned.fits(at, HEADER, notes.size()); ) {
            int h = (int) at;
            long nameSize = notes.u32(h);
            long descSize = notes.u32(h + 4);
            long type = notes.u32(h + 8);
            long nameAt = at + HEADER;
            long descAt = nameAt + (nameSize + 3 & ~3L);
            if (!Unsigned.fits(descAt, descSize, notes.size())) {
                throw new Inconsistent(
                        notes.where(h, "n_descsz"),
                        nameSize + " bytes of name and " + descSize + " of description",
                        "a note inside its segment of " + notes.size() + " bytes");
            }
            String name = nameSize < 1 || nameSize > 64 ? "" : text(notes, (int) nameAt, (int) nameSize);
            Bytes desc = notes.slice(descAt, descSize, "note " + name + " " + type);
            if (name.equals("CORE")) {
                core((int) type, desc);
            } else if (name.equals("LINUX") && type == NT_ARM_TLS && !threads.isEmpty() && desc.size() >= 8) {
                threads.get(threads.size() - 1).registers().tls(desc.u64(0));
            }
            at = descAt + (descSize + 3 & ~3L);
        }
    }

    private void core(int type, Bytes desc) throws ImageException {
        switch (type) {
            case NT_PRSTATUS -> {
                int registers = arch == Arch.AMD64 ? Registers.AMD64_SIZE : Registers.ARM64_SIZE;
                Bytes status = desc.first((long) REGS_OFF + registers + PRSTATUS_TAIL, "NT_PRSTATUS");
                Registers r = Registers.read(status.slice(REGS_OFF, registers, "pr_reg"), arch);
                threads.add(new ThreadState((int) status.u32(TID_OFF), "", r));
                signal = threads.size() == 1 ? status.u16(SIGNAL_OFF) : signal;
            }
            case NT_PRPSINFO -> program = desc.size() < COMM_OFF + COMM_SIZE ? "" : text(desc, COMM_OFF, COMM_SIZE);
            case NT_AUXV -> auxv(desc);
            case NT_FILE -> files(desc);
            default -> {}
        }
    }

    private void auxv(Bytes desc) {
        for (int at = 0; at + 16 <= desc.size(); at += 16) {
            long key = desc.u64(at);
            long value = desc.u64(at + 8);
            programHeaders = key == AT_PHDR ? value : programHeaders;
            entry = key == AT_ENTRY ? value : entry;
            vdso = key == AT_SYSINFO_EHDR ? value : vdso;
        }
    }

    private void files(Bytes desc) throws ImageException {
        Bytes head = desc.first(16, "NT_FILE");
        long count = head.u64(0);
        long page = head.u64(8);
        Bytes ranges = desc.slice(16, Unsigned.times(count, 24), "NT_FILE ranges");
        int name = 16 + ranges.size();
        for (int i = 0; i < (int) count; i++) {
            int end = name < desc.size() ? desc.indexOfNul(name) : -1;
            if (end < 0) {
                throw new Inconsistent(
                        desc.where(0, "count"), Long.toString(count), "as many names as there are: " + i);
            }
            String path = new String(desc.copy(name, end), StandardCharsets.UTF_8);
            boolean deleted = path.endsWith(" (deleted)");
            files.add(new Mapping(
                    ranges.u64(24 * i),
                    ranges.u64(24 * i + 8),
                    false,
                    Unsigned.times(ranges.u64(24 * i + 16), page),
                    deleted ? path.substring(0, path.length() - " (deleted)".length()) : path,
                    deleted));
            name = end + 1;
        }
    }

    private static String text(Bytes bytes, int at, int most) {
        byte[] raw = bytes.copy(at, at + most);
        int n = 0;
        while (n < raw.length && raw[n] != 0) {
            n++;
        }
        return new String(raw, 0, n, StandardCharsets.UTF_8);
    }
}
