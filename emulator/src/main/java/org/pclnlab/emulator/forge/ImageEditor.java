package org.pclnlab.emulator.forge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Changes bytes of a linked file by link-time address, for placing tables and for damaging them. Mutable; the file must be
 * one of our own, so a missing symbol or section is an unchecked exception.
 */
public final class ImageEditor {
    private final byte[] file;
    private final ByteBuffer bytes;
    private final Image image;

    private ImageEditor(byte[] file, Image image) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.image = image;
    }

    /** Edits a copy of {@code file}. */
    public static ImageEditor of(byte[] file, String name) throws ImageException {
        byte[] copy = file.clone();
        return new ImageEditor(copy, Images.read(Bytes.of(copy, name)));
    }

    /** The edited file. */
    public byte[] bytes() {
        return file.clone();
    }

    public Image image() {
        return image;
    }

    public Section section(String name) {
        Section s = image.section(name);
        if (s == null) {
            throw new IllegalArgumentException(image.name() + ": no section " + name);
        }
        return s;
    }

    /** Addresses of symbols, one pass for all of them. */
    public long[] addresses(String... names) throws ImageException {
        @Nullable Symbol[] found = image.symbols().find(names);
        long[] out = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            Symbol s = found[i];
            if (s == null) {
                throw new IllegalArgumentException(image.name() + ": no symbol " + names[i]);
            }
            out[i] = s.value();
        }
        return out;
    }

    public long address(String symbol) throws ImageException {
        return addresses(symbol)[0];
    }

    private int at(long addr, int width) {
        long off = image.toFileOff(addr);
        if (off < 0 || off + width > file.length) {
            throw new IllegalArgumentException(
                    image.name() + ": 0x" + Long.toHexString(addr) + " has no bytes in the file");
        }
        return (int) off;
    }

    public long u64(long addr) {
        return bytes.getLong(at(addr, 8));
    }

    public int u32(long addr) {
        return bytes.getInt(at(addr, 4));
    }

    public int u16(long addr) {
        return bytes.getShort(at(addr, 2)) & 0xffff;
    }

    public void putU64(long addr, long value) {
        bytes.putLong(at(addr, 8), value);
    }

    public void putU32(long addr, int value) {
        bytes.putInt(at(addr, 4), value);
    }

    public void putU16(long addr, int value) {
        bytes.putShort(at(addr, 2), (short) value);
    }

    public void putU8(long addr, int value) {
        bytes.put(at(addr, 1), (byte) value);
    }

    public void put(long addr, byte[] what) {
        bytes.put(at(addr, what.length), what);
    }

    public void clear(long addr, long end) {
        for (long a = addr; a < end; a++) {
            putU8(a, 0);
        }
    }

    /** A pointer or count of 01 section 6. */
    public long global(String name) throws ImageException {
        return u64(address(name));
    }

    public void setGlobal(String name, long value) throws ImageException {
        putU64(address(name), value);
    }

    // ---- the table, wherever it lies

    /** Address of the {@code LLGOFTB1} header, behind a redirect if there is one. */
    public long table() {
        long entry = section(AssemblerWriter.ENTRY).vmaddr();
        return u64(entry) == FtabHeader.REDIRECT_MAGIC ? u64(entry + 16) : entry;
    }

    /** Rows, the sentinel included. */
    public int count() {
        return u32(table() + 24);
    }

    public int bucketCount() {
        return u32(table() + 28);
    }

    /** Bytes of the table as its header claims. */
    public long need() {
        return FtabHeader.SIZE + (long) FtabHeader.ROW_SIZE * count() + (long) FtabHeader.BUCKET_SIZE * bucketCount();
    }

    public long rowAddress(int row) {
        return table() + FtabHeader.SIZE + (long) FtabHeader.ROW_SIZE * row;
    }

    public long bucketAddress(int bucket) {
        return rowAddress(count()) + (long) FtabHeader.BUCKET_SIZE * bucket;
    }

    /** The row whose entry is the function {@code symbol}. */
    public int rowOf(String symbol) throws ImageException {
        long off = address(symbol) - u64(table() + 16);
        for (int i = 0; i < count(); i++) {
            if (Integer.toUnsignedLong(u32(rowAddress(i))) == off) {
                return i;
            }
        }
        throw new IllegalArgumentException(image.name() + ": no row for " + symbol);
    }
}
