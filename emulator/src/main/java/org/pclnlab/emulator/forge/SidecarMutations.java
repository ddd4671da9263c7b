package org.pclnlab.emulator.forge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.sidecar.SidecarEncoder;
import org.pclnlab.emulator.sidecar.SidecarHeader;
import org.pclnlab.emulator.sidecar.SidecarHeader.Descriptor;
import org.pclnlab.emulator.sidecar.SidecarSection;
import org.pclnlab.emulator.sidecar.SidecarVersion;

/**
 * Damaged copies of a sidecar, for processes and the emulator to agree on (07 section 9): lengths, every byte of the header,
 * every descriptor at its limits, every rule of the contents on both sides of its limit, and random bits.
 */
public final class SidecarMutations {
    private static final int RANDOM = 75;

    private final byte[] file;
    private final SidecarVersion version;
    private final SidecarHeader header;
    private final List<Mutation> out = new ArrayList<>();

    private SidecarMutations(byte[] file, SidecarVersion version) throws ImageException {
        this.file = file;
        this.version = version;
        this.header = SidecarHeader.read(Bytes.of(file, "sidecar"), version);
    }

    /** One damaged copy. */
    @SuppressWarnings("ArrayRecordComponent") // handed to a writer, never compared
    public record Mutation(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What is done to a copy. */
    @FunctionalInterface
    private interface Edit {
        void on(ByteBuffer copy);
    }

    /** All mutations of a sound file. */
    public static List<Mutation> of(byte[] file, SidecarVersion version) throws ImageException {
        SidecarMutations m = new SidecarMutations(file, version);
        m.out.add(new Mutation("unchanged", file));
        m.lengths();
        m.headerBytes();
        m.target();
        for (int i = 0; i < version.sections().size(); i++) {
            m.descriptor(i);
        }
        m.strings();
        m.records();
        m.index(SidecarSection.INDEX);
        m.index(SidecarSection.PCLINES);
        for (SidecarSection s : List.of(SidecarSection.ENTRIES, SidecarSection.STUBS, SidecarSection.PCSITES)) {
            m.sites(s);
        }
        m.random();
        return List.copyOf(m.out);
    }

    private void add(String name, Edit edit) {
        byte[] copy = file.clone();
        edit.on(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        out.add(new Mutation(name, copy));
    }

    /** With the hash made right again. */
    private void content(String name, Edit edit) {
        byte[] copy = file.clone();
        edit.on(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        SidecarEncoder.rehash(copy);
        out.add(new Mutation(name + ", rehashed", copy));
    }

    private void lengths() {
        for (int n : new int[] {0, 1, 255, 256, 257, file.length / 2, file.length - 1, file.length + 1}) {
            out.add(new Mutation("length " + n, Arrays.copyOf(file, n)));
        }
        byte[] longer = Arrays.copyOf(file, file.length + 16);
        out.add(new Mutation("16 bytes more", longer));
        byte[] stated = longer.clone();
        ByteBuffer.wrap(stated).order(ByteOrder.LITTLE_ENDIAN).putLong(24, stated.length);
        out.add(new Mutation("16 bytes more, stated", stated));
        byte[] hashed = stated.clone();
        SidecarEncoder.rehash(hashed);
        out.add(new Mutation("16 bytes more, stated, rehashed", hashed));
    }

    private void headerBytes() {
        for (int i = 0; i < SidecarHeader.SIZE; i++) {
            int at = i;
            add("header byte " + i + " inverted", b -> b.put(at, (byte) ~b.get(at)));
        }
    }

    private void target() {
        for (long v : new long[] {0, header.imageBase() + 4096}) {
            add("image base " + Long.toHexString(v), b -> b.putLong(40, v));
        }
        for (long v : new long[] {0, header.textStart() + 1, header.textEnd() - 1, header.textEnd()}) {
            add("text start " + Long.toHexString(v), b -> b.putLong(48, v));
        }
        long base = header.imageBase();
        for (long v : new long[] {0, header.textStart(), header.textEnd() - 1, -1 - base, -base, -1}) {
            add("text end " + Long.toHexString(v), b -> b.putLong(56, v));
        }
    }

    private void descriptor(int i) {
        SidecarSection s = version.sections().get(i);
        Descriptor d = header.descriptors().get(i);
        int at = 96 + 16 * i;
        long next =
                header.descriptors().get((i + 1) % header.descriptors().size()).offset();
        long length = file.length;
        for (long v : new long[] {
            0,
            255,
            256,
            d.offset() - 1,
            d.offset() + 1,
            d.offset() + s.alignment(),
            next,
            length - 1,
            length,
            length + 1,
            Long.MIN_VALUE,
            -1
        }) {
            add(s.title() + " at " + Long.toHexString(v), b -> b.putLong(at, v));
        }
        for (long v : new long[] {0, 1, d.count() - 1, d.count() + 1, 1L << 32, 1L << 60, -1}) {
            add(s.title() + " count " + Long.toHexString(v), b -> b.putLong(at + 8, v));
        }
        add(
                s.title() + " empty at the end",
                b -> b.putLong(at, length & -s.alignment()).putLong(at + 8, 0));
    }

    private Descriptor of(SidecarSection s) {
        return header.of(s, version);
    }

    private int at(SidecarSection s, long element) {
        return (int) (of(s).offset() + element * s.size());
    }

    private void strings() {
        long pool = of(SidecarSection.STRINGS).count();
        content("last string byte x", b -> b.put(at(SidecarSection.STRINGS, pool - 1), (byte) 'x'));
        content("first string byte x", b -> b.put(at(SidecarSection.STRINGS, 0), (byte) 'x'));
        for (long id : new long[] {0, of(SidecarSection.OFFSETS).count() - 1}) {
            for (long v : new long[] {0, pool - 1, pool, 0xffffffffL}) {
                content("string offset[" + id + "] = " + v, b -> b.putInt(at(SidecarSection.OFFSETS, id), (int) v));
            }
        }
    }

    private void records() {
        long ids = of(SidecarSection.OFFSETS).count();
        long n = of(SidecarSection.RECORDS).count();
        for (long k : new long[] {0, n - 1}) {
            for (int field = 0; field < 6; field++) {
                for (long v : new long[] {0, ids - 1, ids, 0xffffffffL}) {
                    int off = at(SidecarSection.RECORDS, k) + 4 * field;
                    content("record " + k + " string id " + field + " = " + v, b -> b.putInt(off, (int) v));
                }
            }
            content("record " + k + " line", b -> b.putInt(at(SidecarSection.RECORDS, k) + 24, -1));
        }
        for (long v : new long[] {0, 1, n, n + 1, 0xffff}) {
            content("hash[0] = " + v, b -> b.putShort(at(SidecarSection.HASH, 0), (short) v));
        }
    }

    private void index(SidecarSection s) {
        long n = of(s).count();
        if (n < 2) {
            return;
        }
        long records = of(SidecarSection.RECORDS).count();
        int first = at(s, 0);
        int second = at(s, 1);
        int last = at(s, n - 1);
        content(s.title() + " id 0", b -> b.putLong(first, 0));
        content(s.title() + " last id 0", b -> b.putLong(last, 0));
        content(s.title() + " last id max", b -> b.putLong(last, -1));
        content(s.title() + " equal ids", b -> b.putLong(second, b.getLong(first)));
        content(s.title() + " swapped ids", b -> {
            long id = b.getLong(first);
            b.putLong(first, b.getLong(second)).putLong(second, id);
        });
        for (long v : new long[] {0, 1, records, records + 1, 0xffffffffL}) {
            content(s.title() + " funcIndex " + v, b -> b.putInt(first + 8, (int) v));
        }
        if (s == SidecarSection.INDEX) {
            content(s.title() + " padding", b -> b.putInt(first + 12, -1));
            return;
        }
        long ids = of(SidecarSection.OFFSETS).count();
        for (int field = 12; field <= 16; field += 4) {
            for (long v : new long[] {0, ids - 1, ids}) {
                int off = first + field;
                content(s.title() + " string id = " + v + " at " + field, b -> b.putInt(off, (int) v));
            }
        }
        content(s.title() + " line", b -> b.putInt(first + 20, -1));
        content(s.title() + " line 0", b -> b.putInt(first + 20, 0));
    }

    private void sites(SidecarSection s) {
        long n = of(s).count();
        if (n < 2) {
            return;
        }
        for (int at : new int[] {at(s, 0), at(s, n - 1)}) {
            long[] offsets = {
                0,
                header.textStart() - 1,
                header.textStart(),
                header.textEnd() - 1,
                header.textEnd(),
                Long.MIN_VALUE,
                -1
            };
            for (long v : offsets) {
                content(s.title() + " offset " + Long.toHexString(v) + " in " + at, b -> b.putLong(at, v));
            }
            for (long v : new long[] {0, 1, -1}) {
                content(s.title() + " id " + Long.toHexString(v) + " in " + at, b -> b.putLong(at + 8, v));
            }
        }
        content(s.title() + " at one pc", b -> b.putLong(at(s, 1), b.getLong(at(s, 0))));
        content(s.title() + " swapped", b -> {
            long offset = b.getLong(at(s, 0));
            b.putLong(at(s, 0), b.getLong(at(s, n - 1))).putLong(at(s, n - 1), offset);
        });
    }

    private void random() {
        SplittableRandom random = new SplittableRandom(1906);
        for (int i = 0; i < 2 * RANDOM; i++) {
            int bit = random.nextInt(8 * file.length);
            Edit flip = b -> b.put(bit / 8, (byte) (b.get(bit / 8) ^ 1 << bit % 8));
            if (i < RANDOM) {
                add("bit " + bit + " flipped", flip);
            } else {
                content("bit " + bit + " flipped", flip);
            }
        }
    }
}
