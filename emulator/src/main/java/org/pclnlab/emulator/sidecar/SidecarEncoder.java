package org.pclnlab.emulator.sidecar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.sidecar.SidecarHeader.Descriptor;

/** Writes sidecars as LLGo does: the bytes follow from the values and nothing else (07 section 4). */
public final class SidecarEncoder {
    private SidecarEncoder() {}

    /**
     * What a sidecar is for.
     *
     * @param goos 1 linux, 2 darwin
     * @param goarch 1 amd64, 2 arm64
     * @param textStart link-time address, as the others
     * @param identity 32 bytes, hexadecimal
     */
    public record Target(
            SidecarVersion version,
            int goos,
            int goarch,
            long imageBase,
            long textStart,
            long textEnd,
            String identity) {
        /** The target that a file was made for. */
        public static Target of(SidecarHeader h, SidecarVersion version) {
            return new Target(
                    version,
                    h.goos(),
                    h.goarch(),
                    h.imageBase(),
                    h.imageBase() + h.textStart(),
                    h.imageBase() + h.textEnd(),
                    h.identity());
        }
    }

    /**
     * Makes a file.
     *
     * @throws ImageException when the target's addresses do not follow each other, or the file would have 2 GiB
     */
    public static byte[] encode(Target t, SidecarTables tables) throws ImageException {
        if (Unsigned.less(t.textStart(), t.imageBase()) || Unsigned.lessOrEqual(t.textEnd(), t.textStart())) {
            throw new Inconsistent(
                    new Where("sidecar", SidecarHeader.TEXT_START_OFF, "LLGOPCL1 header", "text"),
                    Hex.range(t.textStart(), t.textEnd()),
                    "a range above the image base " + Hex.of(t.imageBase()));
        }
        List<Descriptor> descriptors = new ArrayList<>();
        long off = SidecarHeader.SIZE;
        for (SidecarSection s : t.version().sections()) {
            off = (off + s.alignment() - 1) / s.alignment() * s.alignment();
            descriptors.add(new Descriptor(off, tables.count(s)));
            off += (long) tables.count(s) * s.size();
        }
        if (off > Integer.MAX_VALUE - 8) {
            throw new Unsupported(
                    new Where("sidecar", SidecarHeader.FILE_SIZE_OFF, "LLGOPCL1 header", "fileSize"),
                    off + " bytes",
                    "less than 2 GiB");
        }
        ByteBuffer out = ByteBuffer.allocate((int) off).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < descriptors.size(); i++) {
            put(out, (int) descriptors.get(i).offset(), t.version().sections().get(i), tables);
        }
        header(t, off, PayloadHash.of(out), descriptors).write(out);
        return out.array();
    }

    private static SidecarHeader header(Target t, long size, long hash, List<Descriptor> descriptors) {
        return new SidecarHeader(
                SidecarHeader.MAGIC,
                t.version().number(),
                SidecarHeader.SIZE,
                SidecarHeader.POINTER_SIZE,
                SidecarHeader.LITTLE_ENDIAN,
                t.goos(),
                t.goarch(),
                SidecarHeader.ABI,
                size,
                hash,
                t.imageBase(),
                t.textStart() - t.imageBase(),
                t.textEnd() - t.imageBase(),
                t.identity(),
                List.copyOf(descriptors));
    }

    private static void put(ByteBuffer out, int at, SidecarSection s, SidecarTables tables) {
        if (s == SidecarSection.STRINGS) {
            out.put(at, tables.strings());
            return;
        }
        int[] widths = SidecarTables.fields(s);
        long[] words = tables.of(s);
        for (int i = 0; i < words.length; i++) {
            int f = i % widths.length;
            int to = to(widths, f, at + i / widths.length * s.size());
            switch (widths[f]) {
                case 2 -> out.putShort(to, (short) words[i]);
                case 4 -> out.putInt(to, (int) words[i]);
                default -> out.putLong(to, words[i]);
            }
        }
    }

    private static int to(int[] widths, int field, int element) {
        int at = element;
        for (int f = 0; f < field; f++) {
            at += widths[f];
        }
        return at;
    }

    /** Makes the hash of a changed file right again. */
    public static void rehash(byte[] file) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        b.putLong(SidecarHeader.HASH_OFF, PayloadHash.of(b));
    }
}
