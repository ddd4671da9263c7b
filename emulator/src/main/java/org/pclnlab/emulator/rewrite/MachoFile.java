package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The load commands of a thin Mach-O file, read as leniently as the Mach-O package of Go's library reads them, and refused
 * for the same reasons (03 section 2.1). What {@code image.macho} refuses beyond that, the original rewrites.
 */
final class MachoFile {
    private static final int LC_SEGMENT = 1, LC_SYMTAB = 2, LC_DYSYMTAB = 0xB, LC_LOAD_DYLIB = 0xC;
    private static final int LC_SEGMENT_64 = 0x19, LC_RPATH = 0x8000001C, LC_DYLD_CHAINED_FIXUPS = 0x80000034;
    private static final int MAGIC = 0xFEEDFACE;

    final Bytes file;
    final boolean wide;
    final boolean littleEndian;
    final List<MachoSegment> segments = new ArrayList<>();
    /** Whether some command, read little-endian, is a code signature. */
    boolean signed;

    long commandsEnd;
    /** Of the last {@code LC_DYLD_CHAINED_FIXUPS}; 0 without one. */
    long fixupsOff;

    long fixupsSize;
    /** Of the last {@code LC_SYMTAB}. */
    int symbolsOff;

    int symbols;
    int stringsOff;
    int stringsEnd;
    private boolean symtab;

    private final ByteBuffer raw;

    private MachoFile(Bytes file, boolean wide, boolean littleEndian) {
        this.file = file;
        this.wide = wide;
        this.littleEndian = littleEndian;
        this.raw = file.buffer().duplicate().order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** Whether a file starts like one. */
    static boolean recognises(Bytes file) {
        if (file.size() < 4) {
            return false;
        }
        int magic = (int) file.u32(0);
        return (magic & ~1) == MAGIC || (Integer.reverseBytes(magic) & ~1) == MAGIC;
    }

    /**
     * Reads all load commands.
     *
     * @throws Refusal when the original's reader rejects them
     */
    static MachoFile read(Bytes file) throws Refusal {
        int magic = (int) file.u32(0);
        boolean little = (magic & ~1) == MAGIC;
        MachoFile out = new MachoFile(file, ((little ? magic : Integer.reverseBytes(magic)) & 1) != 0, little);
        out.commands();
        return out;
    }

    int u8(int off) {
        return raw.get(off) & 0xff;
    }

    long u32(int off) {
        return raw.getInt(off) & 0xffffffffL;
    }

    long u64(int off) {
        return raw.getLong(off);
    }

    private void need(long off, long size) throws Refusal {
        if (size != 0 && !Unsigned.fits(off, size, file.size())) {
            throw new Refusal("EOF");
        }
    }

    private void commands() throws Refusal {
        need(0, 28);
        long count = u32(16);
        int at = wide ? 32 : 28;
        need(at, u32(20));
        commandsEnd = at + u32(20);
        for (long i = 0; i < count; i++) {
            long left = commandsEnd - at;
            if (left < 8) {
                throw new Refusal("command block too small");
            }
            long size = u32(at + 4);
            if (size < 8 || size > left) {
                throw new Refusal("invalid command block size");
            }
            command((int) u32(at), at, (int) size);
            signed |= file.u32(at) == 0x1D;
            at += (int) size;
        }
    }

    private void command(int tag, int at, int size) throws Refusal {
        switch (tag) {
            case LC_SEGMENT -> segment(at, size, 56, 68);
            case LC_SEGMENT_64 -> segment(at, size, 72, 80);
            case LC_SYMTAB -> symbolTable(at, size);
            case LC_DYSYMTAB -> dynamicSymbols(at, size);
            case LC_RPATH -> named(at, size, 12);
            case LC_LOAD_DYLIB -> named(at, size, 24);
            case LC_DYLD_CHAINED_FIXUPS -> {
                if (size >= 16) {
                    fixupsOff = u32(at + 8);
                    fixupsSize = u32(at + 12);
                }
            }
            default -> {}
        }
    }

    private void least(int size, int least) throws Refusal {
        if (size < least) {
            throw new Refusal("unexpected EOF");
        }
    }

    private void named(int at, int size, int least) throws Refusal {
        least(size, least);
        if (u32(at + 8) >= size) {
            throw new Refusal("invalid name in dynamic library command");
        }
    }

    private void segment(int at, int size, int head, int stride) throws Refusal {
        least(size, head);
        boolean w = head == 72;
        long count = u32(at + (w ? 64 : 48));
        List<MachoSegment.Section> sections = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            least(size, (int) Math.min(Integer.MAX_VALUE, head + (i + 1) * stride));
            int s = at + head + (int) i * stride;
            int tail = s + (w ? 48 : 40);
            long reloff = u32(tail + 8);
            long nreloc = u32(tail + 12);
            need(reloff, 8 * nreloc);
            sections.add(new MachoSegment.Section(
                    name(s),
                    w ? u64(s + 32) : u32(s + 32),
                    w ? u64(s + 40) : u32(s + 36),
                    u32(tail),
                    reloff,
                    nreloc,
                    s));
        }
        long fileoff = w ? u64(at + 40) : u32(at + 32);
        long filesize = w ? u64(at + 48) : u32(at + 36);
        if (fileoff < 0 || filesize < 0) {
            throw new Refusal("invalid section offset or file size");
        }
        segments.add(new MachoSegment(
                name(at + 8),
                w ? u64(at + 24) : u32(at + 24),
                w ? u64(at + 32) : u32(at + 28),
                fileoff,
                filesize,
                sections,
                at));
    }

    private String name(int at) {
        int n = 0;
        while (n < 16 && raw.get(at + n) != 0) {
            n++;
        }
        return new String(file.copy(at, at + n), StandardCharsets.UTF_8);
    }

    private void symbolTable(int at, int size) throws Refusal {
        least(size, 24);
        long strings = u32(at + 16);
        long stringsSize = u32(at + 20);
        need(strings, stringsSize);
        long off = u32(at + 8);
        long count = u32(at + 12);
        int stride = symbolSize();
        need(off, count * stride);
        for (long i = 0; i < count; i++) {
            if (u32((int) (off + i * stride)) >= stringsSize) {
                throw new Refusal("invalid name in symbol table");
            }
        }
        symbolsOff = (int) off;
        symbols = (int) count;
        stringsOff = (int) strings;
        stringsEnd = (int) (strings + stringsSize);
        symtab = true;
    }

    int symbolSize() {
        return wide ? 16 : 12;
    }

    private void dynamicSymbols(int at, int size) throws Refusal {
        least(size, 80);
        if (!symtab) {
            throw new Refusal("dynamic symbol table seen before any ordinary symbol table");
        }
        long first = u32(at + 24);
        long count = u32(at + 28);
        if (first > symbols || ((first + count) & 0xffffffffL) > symbols) {
            throw new Refusal("undefined symbols beyond the symbol table");
        }
        need(u32(at + 56), 4 * u32(at + 60));
    }

    /** The value of a symbol. */
    long value(int i) {
        int at = symbolsOff + i * symbolSize() + 8;
        return wide ? u64(at) : u32(at);
    }

    /**
     * Where the name of a symbol lies, in the lower half, and its length in the upper half. One leading underscore is not
     * part of it when there is a dot anywhere: Go's library undoes what it takes for Go's own underscore (03 section 2.4).
     */
    long name(int i, Names budget) throws Refusal {
        int start = stringsOff + (int) u32(symbolsOff + i * symbolSize());
        int end = start;
        boolean dot = false;
        while (end < stringsEnd) {
            byte b = raw.get(end);
            if (b == 0) {
                break;
            }
            dot |= b == '.';
            end++;
        }
        budget.spend(end - start);
        if (dot && raw.get(start) == '_') {
            start++;
        }
        return (long) (end - start) << 32 | start;
    }

    /** How many bytes of names may be looked at: names can overlap, so that there are more of them than of the file. */
    static final class Names {
        private long left;

        Names(Bytes file) {
            left = 16L * file.size() + (1 << 20);
        }

        void spend(long bytes) throws Refusal {
            left -= bytes;
            if (left < 0) {
                throw Refusal.abnormal("symbol names overlap and add up to more than 16 times the file");
            }
        }
    }

    /** Whether the bytes of a name, as {@link #name} gives it, are these. */
    boolean nameIs(long name, String text) {
        int at = (int) name;
        if (name >>> 32 != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (raw.get(at + i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Those bytes as a string of bytes. */
    String text(long name) {
        int at = (int) name;
        return new String(file.copy(at, at + (int) (name >>> 32)), StandardCharsets.ISO_8859_1);
    }
}
