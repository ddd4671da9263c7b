package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/** The first symbol table section of an ELF file, in the file's class and byte order (03 section 2.4). */
final class ElfSymbols {
    private static final int STT_FUNC = 2, WORDS = FunctionSymbols.Builder.WORDS;

    private final Bytes raw;
    private final boolean wide;
    private final boolean littleEndian;
    private final int count;
    private final HeapBytes names;
    /** Names that start behind the last NUL of the string table do not end. */
    private final int lastNul;

    private ElfSymbols(Bytes raw, ElfFile elf, HeapBytes names) {
        this.raw = raw;
        this.wide = elf.wide;
        this.littleEndian = elf.littleEndian;
        this.count = raw.size() / size();
        this.names = names;
        this.lastNul = names.lastNul();
    }

    /** Null when anything about the table's structure is wrong. */
    static @Nullable ElfSymbols of(Bytes file, ElfFile elf) {
        ElfSection symbols = null;
        for (int i = 0; i < elf.sections.size() && symbols == null; i++) {
            symbols = elf.sections.get(i).type() == ElfSection.SHT_SYMTAB ? elf.sections.get(i) : null;
        }
        int entry = elf.wide ? 24 : 16;
        if (symbols == null
                || symbols.size() == 0
                || symbols.size() % entry != 0
                || symbols.link() == 0
                || symbols.link() >= elf.sections.size()) {
            return null;
        }
        ElfSection strings = elf.sections.get((int) symbols.link());
        Bytes table = Slices.of(file, symbols.offset(), symbols.size());
        Bytes names = strings.noBits() ? null : Slices.of(file, strings.offset(), strings.size());
        return table == null || names == null ? null : new ElfSymbols(table, elf, HeapBytes.of(names));
    }

    private int size() {
        return wide ? 24 : 16;
    }

    /** The first symbol of any kind with this name, or -1. Symbol 0 is none. */
    int find(String name) {
        ByteBuffer b = buffer();
        int length = name.length();
        byte[] text = names.array();
        for (int i = 1; i < count; i++) {
            long off = b.getInt(i * size()) & 0xffffffffL;
            if (off + length > lastNul || text[names.start() + (int) off + length] != 0) {
                continue;
            }
            int at = (int) off;
            int k = 0;
            while (k < length && text[names.start() + at + k] == (byte) name.charAt(k)) {
                k++;
            }
            if (k == length) {
                return i;
            }
        }
        return -1;
    }

    long value(int i) {
        return wide ? buffer().getLong(i * 24 + 8) : buffer().getInt(i * 16 + 4) & 0xffffffffL;
    }

    /** Names start at a u32 in the first word of an entry; address and size follow. */
    private static long name(long head, int lastNul) {
        long off = head & 0xffffffffL;
        return off <= lastNul ? FunctionSymbols.toNul((int) off) : FunctionSymbols.NAMELESS;
    }

    /** The functions of the text section, in table order. Symbol 0 is none. */
    FunctionSymbols functions(Input input) {
        FunctionSymbols.Builder out;
        if (wide && littleEndian) {
            out = chosen(raw.words(), input);
        } else {
            out = new FunctionSymbols.Builder(names, false, input.textStart, input.textEnd);
            ByteBuffer b = buffer();
            for (int i = 1; i < count; i++) {
                int at = i * size();
                long value = wide ? b.getLong(at + 8) : b.getInt(at + 4) & 0xffffffffL;
                if ((b.get(at + (wide ? 4 : 12)) & 0xf) == STT_FUNC && input.inText(value)) {
                    long bytes = wide ? b.getLong(at + 16) : b.getInt(at + 8) & 0xffffffffL;
                    out.add(name(b.getInt(at), lastNul), value, bytes);
                }
            }
        }
        return out.build(input.rules.stubs());
    }

    /** Without a copy: the words of the table are those of the builder once a name stands in the first of them. */
    private FunctionSymbols.Builder chosen(long[] words, Input input) {
        long textStart = input.textStart;
        long textSize = input.textEnd - textStart;
        FunctionSymbols.Builder out = new FunctionSymbols.Builder(names, false, textStart, input.textEnd, words);
        for (int i = 1; i < count; i++) {
            long head = words[WORDS * i];
            if ((head >>> 32 & 0xf) == STT_FUNC && Unsigned.less(words[WORDS * i + 1] - textStart, textSize)) {
                words[WORDS * i] = name(head, lastNul);
                out.choose(i);
            }
        }
        return out;
    }

    private ByteBuffer buffer() {
        return raw.buffer().duplicate().order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
