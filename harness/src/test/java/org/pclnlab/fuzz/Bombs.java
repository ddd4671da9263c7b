package org.pclnlab.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.forge.Field;
import org.pclnlab.harness.forge.Fields;

/**
 * Small files that claim to be huge: counts, sizes, self-references, zero steps. A count field is only a claim (design section
 * 9), so none of them may cost more than its own size.
 */
final class Bombs {
    private static final long HUGE = 1L << 60;

    /** One file and the target that reads it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bomb(String name, FuzzTarget target, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Bomb> out = new ArrayList<>();

    private Bombs() {}

    static List<Bomb> all() throws ImageException {
        Bombs b = new Bombs();
        b.elf();
        b.macho();
        b.cores();
        b.texts();
        return b.out;
    }

    private void add(String name, FuzzTarget target, byte[] bytes) {
        out.add(new Bomb(name, target, bytes));
    }

    private static byte[] set(byte[] file, int at, int size, long value) {
        return new Field("", "", at, size, 0).set(file, value);
    }

    // ---------------------------------------------------------------- ELF and LLGo's tables

    private void elf() throws ImageException {
        byte[] base = Bases.read(Bases.TABLE);
        List<Field> fields = Fields.ofLlgo(base);
        for (String change : List.of(
                "ELF header.phnum=65535",
                "ELF header.shnum=65535",
                "ELF header.shnum=0",
                "ELF header.phentsize=0",
                "ELF header.shentsize=0",
                "ELF header.phoff=-64",
                "ELF header.shoff=-64",
                "program header.filesz[0]=" + HUGE,
                "program header.memsz[1]=" + (Long.MAX_VALUE - 4095),
                "program header.align[1]=0",
                "section header.size=" + HUGE,
                "section header.entsize=0",
                "section header.entsize=1",
                "table header.count=-1",
                "table header.bucketCount=-1",
                "table bucket.idx[0]=-1",
                "global.funcinfo_count=" + (1 << 20),
                "global.funcinfo_count=" + HUGE,
                "global.funcinfo_string_count=" + HUGE,
                "global.funcinfo_hash_mask=" + ((1 << 22) - 1),
                "global.funcinfo_symbol_index_count=" + (1 << 20),
                "global.funcinfo_entry_end=" + HUGE,
                "global.pcline_count=" + (1 << 20),
                "global.pcsite_end=" + HUGE)) {
            int eq = change.indexOf('=');
            for (Field f : fields) {
                if (f.toString().equals(change.substring(0, eq))) {
                    byte[] file = f.set(base, Long.parseLong(change.substring(eq + 1)));
                    add(change, FuzzTarget.ELF, ending(file, 4)); // ask
                    add(change + ", check", FuzzTarget.ELF, ending(file, 0));
                    if (!f.structure().equals("section header")) {
                        break;
                    }
                }
            }
        }
        // Extended numbering: section 0 holds the counts.
        byte[] many = set(set(base, 56, 2, 0xffff), shoff(base) + 44, 4, 0x7fffffff);
        add("2^31 program headers through sh_info", FuzzTarget.ELF, many);
        add("2^60 sections through sh_size", FuzzTarget.ELF, set(set(base, 60, 2, 0), shoff(base) + 32, 8, HUGE));
        byte[] overlapping = base;
        for (int i = 1; i < shnum(base); i++) {
            overlapping =
                    set(set(overlapping, shoff(base) + 64 * i + 24, 8, 0), shoff(base) + 64 * i + 32, 8, base.length);
        }
        add("every section is the whole file", FuzzTarget.ELF, overlapping);
        add("every section is the whole file, rewritten", FuzzTarget.REWRITE, overlapping);
    }

    /** The last byte chooses what {@link ImageTargets} does; here it lies behind what anybody reads. */
    private static byte[] ending(byte[] file, int choice) {
        byte[] out = Arrays.copyOf(file, file.length + 8);
        out[out.length - 1] = (byte) choice;
        return out;
    }

    private static int shoff(byte[] elf) {
        return (int) ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN).getLong(40);
    }

    private static int shnum(byte[] elf) {
        return ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN).getShort(60);
    }

    // ---------------------------------------------------------------- Mach-O

    private void macho() {
        byte[] base = Bases.macho("x86_64-main");
        ByteBuffer b = ByteBuffer.wrap(base).order(ByteOrder.LITTLE_ENDIAN);
        macho("2^32 load commands", set(base, 16, 4, -1));
        macho("commands of 2^32 bytes", set(base, 20, 4, -1));
        macho("a command of no bytes", set(base, 36, 4, 0));
        int at = 32;
        for (int i = 0; i < b.getInt(16); i++) {
            int cmd = b.getInt(at);
            if (cmd == 0x19) {
                macho("segment " + i + " of 2^60 bytes", set(base, at + 48, 8, HUGE));
                macho("segment " + i + " with 2^32 sections", set(base, at + 64, 4, -1));
            } else if (cmd == 0x80000034) {
                fixups(base, b.getInt(at + 8));
            } else if (cmd == 0x80000033) {
                macho("an exports trie that is its own child", trie(base, b.getInt(at + 8), b.getInt(at + 12)));
            } else if (cmd == 2) {
                macho("2^32 symbols", set(base, at + 12, 4, -1));
                macho("strings of 2^32 bytes", set(base, at + 20, 4, -1));
            }
            at += b.getInt(at + 4);
        }
        ByteBuffer fat = ByteBuffer.allocate(40);
        fat.putInt(0xcafebabe)
                .putInt(-1)
                .putInt(0x01000007)
                .putInt(3)
                .putInt(0)
                .putInt(40)
                .putInt(0);
        add("2^32 slices, the first is the file itself", FuzzTarget.FAT, fat.array());
    }

    private void macho(String name, byte[] file) {
        add(name, FuzzTarget.MACHO, ending(file, 4));
        add(name + ", rewritten", FuzzTarget.REWRITE, file);
    }

    /** Header: version, starts, imports, symbols, imports_count, imports_format, symbols_format. */
    private void fixups(byte[] base, int off) {
        ByteBuffer b = ByteBuffer.wrap(base).order(ByteOrder.LITTLE_ENDIAN);
        int starts = off + b.getInt(off + 4);
        macho("2^32 imports", set(base, off + 16, 4, -1));
        macho("starts that are the header", set(base, off + 4, 4, 0));
        macho("2^32 segments with chains", set(base, starts, 4, -1));
        for (int i = 0; i < b.getInt(starts); i++) {
            int segment = b.getInt(starts + 4 + 4 * i);
            if (segment != 0) {
                int at = starts + segment;
                macho("segment " + i + ": pages of no bytes", set(base, at + 4, 2, 0));
                macho("segment " + i + ": 65535 pages", set(base, at + 20, 2, -1));
                macho("segment " + i + ": page start in the list", set(base, at + 22, 2, 0x8000));
            }
        }
    }

    /** Root without a terminal, one child with the empty edge, at offset 0. */
    private static byte[] trie(byte[] base, int off, int size) {
        byte[] out = base.clone();
        byte[] root = {0, 1, 'a', 0, 0};
        System.arraycopy(root, 0, out, off, Math.min(root.length, size));
        return out;
    }

    // ---------------------------------------------------------------- cores and texts

    private void cores() {
        byte[] core = Seeds.of(FuzzTarget.CORE).get(0);
        int notes = 64 + 2 * 56;
        add("core: 65535 program headers", FuzzTarget.CORE, set(core, 56, 2, -1));
        add("core: a name of 2^32 bytes", FuzzTarget.CORE, set(core, notes, 4, -1));
        add("core: a description of 2^32 bytes", FuzzTarget.CORE, set(core, notes + 4, 4, -1));
        add("core: notes of 2^60 bytes", FuzzTarget.CORE, set(core, 64 + 32, 8, HUGE));
        add("core: 2^60 files", FuzzTarget.CORE, set(core, notes + 20 + 336 + 20, 8, HUGE));
        add("core: memory of 2^60 bytes", FuzzTarget.CORE, set(core, 120 + 32, 8, HUGE));
    }

    private static byte[] text(String s) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void texts() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append(String.format(Locale.ROOT, "a%d: &a%d [*a%d, *a%d]%n", i, i, i - 1, i - 1));
        }
        add("billion laughs", FuzzTarget.XFAIL, text(laughs.toString()));
        add("10^5 open brackets", FuzzTarget.XFAIL, text("xfails: " + "[".repeat(100_000)));
        add("10^5 open braces", FuzzTarget.XFAIL, text("xfails: " + "{a: ".repeat(100_000)));
        add(
                "a glob of 10^5 stars",
                FuzzTarget.XFAIL,
                text("xfails:\n  - {case: '" + "*a".repeat(50_000) + "', reason: x}\n"));
        String head = "pclnlab-alloc 1\nrate 512\nthread main address 7ffff7d8b6b0\nstack s 401136\n";
        add("10^18 allocations in a line", FuzzTarget.HEAP, text(head + "a main 64 s x1000000000000000000\n"));
        add("an allocation of 2^63 - 1", FuzzTarget.HEAP, text(head + "a main 9223372036854775807 s x1000000\n"));
        add(
                "a profile of 2^31 allocations",
                FuzzTarget.HEAP,
                text("pclnlab-heap 1\nrate 1\nsite a 1 2147483647 2147483647\nend\n"));
        add(
                "10^6 open brackets of JSON",
                FuzzTarget.RESULTS,
                text("{\"type\":\"header\",\"x\":" + "[".repeat(1_000_000)));
        add("a line of 1 MB", FuzzTarget.RESULTS, text("--- FAIL: " + "a/".repeat(500_000)));
        add("a line of 1 MB with pcs", FuzzTarget.LINES, text((char) 0x80 + "0x401000 ".repeat(100_000)));
        add(
                "answers that end with a huge count",
                FuzzTarget.LINES,
                text("pclnlab-answers 1\nend 9223372036854775807\n"));
        add(
                "a stack of 10^18 words",
                FuzzTarget.RECORDED,
                text("stack 1\nframe 0 fffffffffffffff8 1\nframe fffffffffffffff8 0 1\n"));
    }
}
