package org.pclnlab.emulator.forge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An ELF executable of the smallest kind that the rewriter takes: a text section without bytes, the symbol index, the sites,
 * a symbol table. For properties and for measurements, with any number of functions. Mutable builder.
 * <pre>
 *   0x1000 index | count | entry sites | (.bss) symbols | strings | section names | section headers
 * </pre>
 */
public final class RecordImage {
    private static final long DATA = 0x600000;
    private static final int START = 0x1000;
    private static final String SECTIONS = "\0.text\0.data\0llgo_funcinfo_entry\0.bss\0.symtab\0.strtab\0.shstrtab\0";

    /** A function: name, address, size (0: not told), record number (0: not in the index). */
    public record Function(String name, long addr, long size, int index) {}

    private record Site(long pc, String name) {}

    private final List<Function> functions = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final long textStart;
    private final long textSize;
    private int padding;

    public RecordImage(long textStart, long textSize) {
        this.textStart = textStart;
        this.textSize = textSize;
    }

    /** {@code n} functions of 48 bytes with a record each, in text order. */
    public static byte[] ofFunctions(int n) {
        RecordImage image = new RecordImage(0x1000000, 48L * n);
        for (int i = 0; i < n; i++) {
            String name = "example.com/p" + i % 97 + ".f" + i;
            image.add(new Function(name, 0x1000000 + 48L * i, 48, i + 1)).site(0x1000000 + 48L * i + 4, name);
        }
        return image.build();
    }

    /** Appends a symbol. */
    public RecordImage add(Function f) {
        functions.add(f);
        return this;
    }

    /** Appends a record. */
    public RecordImage site(long pc, String name) {
        sites.add(new Site(pc, name));
        return this;
    }

    /** Zero bytes behind the records. */
    public RecordImage padding(int bytes) {
        padding = bytes;
        return this;
    }

    /** In table order. */
    public List<Function> functions() {
        return functions;
    }

    /** The file. */
    public byte[] build() {
        List<long[]> index = index();
        StringBuilder strings = new StringBuilder("\0");
        int entrySize = 16 * sites.size() + 64 + padding;
        int entryOff = START + 16 * index.size() + 16;
        int symbolsOff = entryOff + entrySize;
        int symbolsSize = 24 * (functions.size() + 1);
        byte[] table = new byte[symbolsSize];
        ByteBuffer symbols = le(table);
        symbols.position(24);
        for (Function f : functions) {
            symbols.putInt(strings.length()).put((byte) 0x12).put((byte) 0).putShort((short) 1);
            symbols.putLong(f.addr).putLong(f.size);
            strings.append(f.name).append('\0');
        }
        byte[] text = strings.toString().getBytes(StandardCharsets.UTF_8);
        byte[] names = SECTIONS.getBytes(StandardCharsets.US_ASCII);
        int stringsOff = symbolsOff + symbolsSize;
        int namesOff = stringsOff + text.length;
        int headersOff = namesOff + names.length + 7 & ~7;
        byte[] file = new byte[headersOff + 8 * 64];
        ByteBuffer out = le(file);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        out.putShort((short) 2).putShort((short) 62).putInt(1).putLong(textStart);
        out.putLong(64).putLong(headersOff).putInt(0);
        out.putShort((short) 64).putShort((short) 56).putShort((short) 1);
        out.putShort((short) 64).putShort((short) 8).putShort((short) 7);
        out.putInt(1).putInt(6).putLong(START).putLong(DATA).putLong(DATA);
        out.putLong(symbolsOff - START).putLong(symbolsOff - START + 0x100).putLong(0x1000);
        out.position(START);
        for (long[] e : index) {
            out.putLong(e[0]).putInt((int) e[1]).putInt(0);
        }
        long countAddr = DATA + 16L * index.size();
        out.putLong(index.size()).putLong(DATA);
        for (Site s : sites) {
            out.putLong(s.pc).putLong(Fnv.symbolId(s.name));
        }
        out.putLong(0).putLong(0).putLong(0).putLong(0x3154454D4F474C4CL);
        out.putLong(countAddr + 8).putLong(0).putLong(countAddr).putLong(0);
        out.position(symbolsOff);
        out.put(table).put(text).put(names).position(headersOff + 64);
        header(out, 1, 8, 6, textStart, START, textSize, 0, 16); // SHT_NOBITS: a text of any size
        header(out, 7, 1, 3, DATA, START, entryOff - START, 0, 16);
        header(out, 13, 1, 3, DATA + entryOff - START, entryOff, entrySize, 0, 8);
        header(out, 33, 8, 3, DATA + symbolsOff - START, symbolsOff, 0x80, 0, 32);
        header(out, 38, 2, 0, 0, symbolsOff, symbolsSize, 6, 8);
        header(out, 46, 3, 0, 0, stringsOff, text.length, 0, 1);
        header(out, 54, 3, 0, 0, namesOff, names.length, 0, 1);
        return file;
    }

    /** Ids in ascending order, each once. */
    private List<long[]> index() {
        List<long[]> index = new ArrayList<>();
        for (Function f : functions) {
            if (f.index != 0) {
                index.add(new long[] {Fnv.symbolId(f.name), f.index});
            }
        }
        index.sort((a, b) -> Long.compareUnsigned(a[0], b[0]));
        return index;
    }

    private static ByteBuffer le(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void header(
            ByteBuffer out, int name, int type, long flags, long addr, long off, long size, int link, long align) {
        out.putInt(name).putInt(type).putLong(flags).putLong(addr).putLong(off).putLong(size);
        out.putInt(link).putInt(0).putLong(align).putLong(type == 2 ? 24 : 0);
    }
}
