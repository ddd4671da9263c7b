package org.pclnlab.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small ELF image, field by field, for tests of readers. Mutable.
 * <pre>
 *   ELF header | program headers | segments, each at an offset congruent to its address | other sections | .shstrtab |
 *   section headers: null, those added, .shstrtab
 * </pre>
 */
public final class ElfBuilder {
    public static final int AMD64 = 62, ARM64 = 183;
    public static final int R = 4, W = 2, X = 1;
    public static final int PT_LOAD = 1, PT_DYNAMIC = 2;
    private static final int EHDR = 64, PHDR = 56, SHDR = 64;

    @SuppressWarnings("ArrayRecordComponent")
    private record Program(int type, int flags, long addr, byte[] bytes, long memSize) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Section(
            String name, int type, long flags, long addr, long size, byte[] bytes, int link, int entsize) {}

    private final int type;
    private final int machine;
    private long pageSize = 0x1000;
    private final List<Program> programs = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final Map<Long, Long> dynamic = new LinkedHashMap<>();
    private long dynamicAddr;
    private final int[] programOff = new int[64];
    private int shoff;

    private ElfBuilder(int type, int machine) {
        this.type = type;
        this.machine = machine;
    }

    /** {@code ET_EXEC}. */
    public static ElfBuilder exec(int machine) {
        return new ElfBuilder(2, machine);
    }

    /** {@code ET_DYN}. */
    public static ElfBuilder pie(int machine) {
        return new ElfBuilder(3, machine);
    }

    /** Segments' offsets are congruent to their addresses modulo this; 4096 unless told. */
    public ElfBuilder align(long size) {
        pageSize = size;
        return this;
    }

    /** A {@code PT_LOAD} segment. */
    public ElfBuilder load(long addr, int flags, byte[] bytes, long memSize) {
        programs.add(new Program(PT_LOAD, flags, addr, bytes, memSize));
        return this;
    }

    /** An entry of the dynamic section, which gets a segment of its own at {@code addr}; null-terminated. */
    public ElfBuilder dynamic(long addr, long tag, long value) {
        dynamicAddr = addr;
        dynamic.put(tag, value);
        return this;
    }

    /** A section of bytes that lie in a segment already, or elsewhere in the file when {@code addr} is 0. */
    public ElfBuilder section(String name, int type, long flags, long addr, long size) {
        sections.add(new Section(name, type, flags, addr, size, new byte[0], 0, 0));
        return this;
    }

    /** A section that is not loaded. */
    public ElfBuilder section(String name, int type, byte[] bytes, int link, int entsize) {
        sections.add(new Section(name, type, 0, 0, bytes.length, bytes, link, entsize));
        return this;
    }

    /** Little-endian 64-bit words. */
    public static byte[] words(long... words) {
        ByteBuffer b = ByteBuffer.allocate(words.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long w : words) {
            b.putLong(w);
        }
        return b.array();
    }

    /** A RELA entry. */
    public static long[] rela(long offset, int type, int symbol, long addend) {
        return new long[] {offset, ((long) symbol << 32) | type, addend};
    }

    /** An ELF symbol. */
    public static byte[] symbol(int name, int info, int section, long value, long size) {
        ByteBuffer b = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(name)
                .put((byte) info)
                .put((byte) 0)
                .putShort((short) section)
                .putLong(value)
                .putLong(size);
        return b.array();
    }

    /** One after the other. */
    public static byte[] join(byte[]... parts) {
        int n = 0;
        for (byte[] p : parts) {
            n += p.length;
        }
        byte[] out = new byte[n];
        int at = 0;
        for (byte[] p : parts) {
            System.arraycopy(p, 0, out, at, p.length);
            at += p.length;
        }
        return out;
    }

    /** File offset of the i-th program header; after {@link #build}. */
    public int phdr(int i) {
        return EHDR + i * PHDR;
    }

    /** File offset of the header of a section; after {@link #build}. */
    public int shdr(String name) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).name.equals(name)) {
                return shoff + (i + 1) * SHDR;
            }
        }
        return name.equals(".shstrtab") ? shoff + (sections.size() + 1) * SHDR : shoff;
    }

    /** File offset of a link-time address; after {@link #build}. */
    public int fileOff(long addr) {
        for (int i = 0; i < programs.size(); i++) {
            Program p = programs.get(i);
            if (p.type == PT_LOAD && Long.compareUnsigned(addr - p.addr, p.bytes.length) < 0) {
                return programOff[i] + (int) (addr - p.addr);
            }
        }
        throw new IllegalArgumentException("no bytes at 0x" + Long.toHexString(addr));
    }

    /** The image, then changed by {@code edit}. */
    public byte[] build(@Nullable Consumer<ByteBuffer> edit) {
        ByteBuffer b = ByteBuffer.wrap(build()).order(ByteOrder.LITTLE_ENDIAN);
        if (edit != null) {
            edit.accept(b);
        }
        return b.array();
    }

    /** The image. */
    public byte[] build() {
        if (!dynamic.isEmpty()) {
            long[] words = new long[dynamic.size() * 2 + 2];
            int i = 0;
            for (Map.Entry<Long, Long> e : dynamic.entrySet()) {
                words[i++] = e.getKey();
                words[i++] = e.getValue();
            }
            dynamic.clear();
            byte[] bytes = words(words);
            programs.add(new Program(PT_LOAD, R | W, dynamicAddr, bytes, bytes.length));
            programs.add(new Program(PT_DYNAMIC, R | W, dynamicAddr, bytes, bytes.length));
        }
        ByteBuffer b = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1);
        b.putShort(16, (short) type).putShort(18, (short) machine).putInt(20, 1);
        b.putLong(32, EHDR).putShort(52, (short) EHDR);
        b.putShort(54, (short) PHDR).putShort(56, (short) programs.size());
        int at = EHDR + programs.size() * PHDR;
        for (int i = 0; i < programs.size(); i++) {
            Program p = programs.get(i);
            if (p.type == PT_LOAD) {
                at += (int) ((p.addr - at) & (pageSize - 1));
                programOff[i] = at;
                b.put(at, p.bytes);
                at += p.bytes.length;
            } else {
                programOff[i] = fileOff(p.addr);
            }
            int h = phdr(i);
            b.putInt(h, p.type).putInt(h + 4, p.flags).putLong(h + 8, programOff[i]);
            b.putLong(h + 16, p.addr).putLong(h + 24, p.addr);
            b.putLong(h + 32, p.bytes.length).putLong(h + 40, p.memSize).putLong(h + 48, pageSize);
        }
        if (!sections.isEmpty()) {
            at = putSections(b, at);
        }
        return Arrays.copyOf(b.array(), at);
    }

    private int putSections(ByteBuffer b, int from) {
        int at = from;
        StringBuilder names = new StringBuilder("\0");
        int[] off = new int[sections.size()];
        int[] name = new int[sections.size()];
        for (int i = 0; i < sections.size(); i++) {
            Section s = sections.get(i);
            name[i] = names.length();
            names.append(s.name).append('\0');
            if (s.addr != 0) {
                off[i] = s.type == 8 ? 0 : fileOff(s.addr);
            } else {
                off[i] = at;
                b.put(at, s.bytes);
                at += s.bytes.length;
            }
        }
        int stringsName = names.length();
        byte[] strings = names.append(".shstrtab\0").toString().getBytes(StandardCharsets.US_ASCII);
        int stringsOff = at;
        b.put(at, strings);
        at = (at + strings.length + 7) & -8;
        shoff = at;
        b.putLong(40, shoff).putShort(58, (short) SHDR);
        b.putShort(60, (short) (sections.size() + 2)).putShort(62, (short) (sections.size() + 1));
        for (int i = 0; i < sections.size(); i++) {
            Section s = sections.get(i);
            int h = shoff + (i + 1) * SHDR;
            b.putInt(h, name[i]).putInt(h + 4, s.type).putLong(h + 8, s.flags).putLong(h + 16, s.addr);
            b.putLong(h + 24, off[i])
                    .putLong(h + 32, s.size)
                    .putInt(h + 40, s.link)
                    .putLong(h + 48, 1);
            b.putLong(h + 56, s.entsize);
        }
        int h = shoff + (sections.size() + 1) * SHDR;
        b.putInt(h, stringsName).putInt(h + 4, 3).putLong(h + 24, stringsOff).putLong(h + 32, strings.length);
        return h + SHDR;
    }
}
