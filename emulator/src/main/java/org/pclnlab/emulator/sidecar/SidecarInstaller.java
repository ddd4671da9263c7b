package org.pclnlab.emulator.sidecar;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.sidecar.SidecarHeader.Descriptor;
import org.pclnlab.emulator.sidecar.Stage.Failure;

/**
 * Installation of a validated file (07 section 10): stages I. Each finishes its whole table before the next begins, so that
 * the first stage that does not hold decides. Changes the buffer: the offsets of sites become addresses.
 */
final class SidecarInstaller {
    private static final long MAX_RECORDS = 1 << 20, MAX_STRINGS = 1 << 30, MAX_PCLINES = 1 << 22, MAX_HASH = 1 << 22;
    private static final long SITES_PER_RECORD = 16, MAX_PCSITES = 1 << 24;
    private static final int IDS_OF_RECORD = 6;

    private final ByteBuffer b;
    private final SidecarHeader h;
    private final Expected expected;
    private final long records, strings, offsets;

    SidecarInstaller(ByteBuffer file, SidecarHeader header, Expected expected) {
        this.b = file;
        this.h = header;
        this.expected = expected;
        this.records = count(SidecarSection.RECORDS);
        this.strings = count(SidecarSection.STRINGS);
        this.offsets = count(SidecarSection.OFFSETS);
    }

    private long count(SidecarSection s) {
        return h.of(s, expected.version()).count();
    }

    private int at(SidecarSection s) {
        return (int) h.of(s, expected.version()).offset();
    }

    /** The first stage that does not hold, null when all do and sites hold addresses. */
    @Nullable Failure install() {
        Failure f = counts();
        f = f == null ? strings() : f;
        f = f == null ? records() : f;
        f = f == null ? hash() : f;
        f = f == null ? ascending(Stage.I7, SidecarSection.INDEX) : f;
        f = f == null ? ascending(Stage.I8, SidecarSection.PCLINES) : f;
        for (SidecarSection s : List.of(SidecarSection.ENTRIES, SidecarSection.STUBS, SidecarSection.PCSITES)) {
            f = f == null ? sites(s) : f;
        }
        return f;
    }

    // ---------------------------------------------------------------- I1

    private @Nullable Failure counts() {
        Failure f = within(SidecarSection.RECORDS, 1, MAX_RECORDS);
        f = f == null ? within(SidecarSection.OFFSETS, 1, Unsigned.MAX) : f;
        f = f == null ? within(SidecarSection.STRINGS, 1, MAX_STRINGS) : f;
        f = f == null ? within(SidecarSection.PCLINES, 0, MAX_PCLINES) : f;
        f = f == null ? within(SidecarSection.INDEX, 0, records) : f;
        f = f == null ? within(SidecarSection.ENTRIES, 0, SITES_PER_RECORD * records) : f;
        f = f == null ? within(SidecarSection.STUBS, 0, SITES_PER_RECORD * records) : f;
        return f == null ? within(SidecarSection.PCSITES, 0, MAX_PCSITES) : f;
    }

    private @Nullable Failure within(SidecarSection s, long least, long most) {
        long n = count(s);
        if (Unsigned.lessOrEqual(least, n) && Unsigned.lessOrEqual(n, most)) {
            return null;
        }
        int i = expected.version().sections().indexOf(s);
        return new Failure(
                Stage.I1,
                SidecarHeader.DESCRIPTORS_OFF + (long) SidecarHeader.DESCRIPTOR_SIZE * i + 8,
                s.title(),
                Long.toUnsignedString(n),
                (least == 0 ? "at most " : least + " to ") + Long.toUnsignedString(most));
    }

    // ---------------------------------------------------------------- I2, I3, I4

    private @Nullable Failure strings() {
        int last = at(SidecarSection.STRINGS) + (int) strings - 1;
        if (b.get(last) != 0) {
            return new Failure(Stage.I2, last, "last byte of strings", Integer.toString(b.get(last) & 0xff), "0");
        }
        for (int i = 0; i < offsets; i++) {
            int at = at(SidecarSection.OFFSETS) + 4 * i;
            if (Unsigned.lessOrEqual(strings, u32(at))) {
                return below(Stage.I3, at, "string offset[" + i + "]", u32(at), strings);
            }
        }
        return null;
    }

    private @Nullable Failure records() {
        for (int i = 0; i < records; i++) {
            int at = at(SidecarSection.RECORDS) + SidecarSection.RECORDS.size() * i;
            for (int id = 0; id < IDS_OF_RECORD; id++) {
                if (u32(at + 4 * id) >= offsets) {
                    String field = "record " + (i + 1) + " string id " + id;
                    return below(Stage.I4, at + 4L * id, field, u32(at + 4 * id), offsets);
                }
            }
        }
        return null;
    }

    private long u32(int at) {
        return b.getInt(at) & 0xffffffffL;
    }

    private static Failure below(Stage stage, long at, String field, long found, long limit) {
        return new Failure(stage, at, field, Long.toString(found), "less than " + limit);
    }

    // ---------------------------------------------------------------- I5, I6

    private @Nullable Failure hash() {
        long slots = count(SidecarSection.HASH);
        if (slots != 0 && ((slots & (slots - 1)) != 0 || Unsigned.less(MAX_HASH, slots))) {
            int i = expected.version().sections().indexOf(SidecarSection.HASH);
            return new Failure(
                    Stage.I5,
                    SidecarHeader.DESCRIPTORS_OFF + (long) SidecarHeader.DESCRIPTOR_SIZE * i + 8,
                    "symbol hash",
                    slots + " slots",
                    "none, or a power of two up to " + MAX_HASH);
        }
        for (int i = 0; i < slots; i++) {
            int at = at(SidecarSection.HASH) + 2 * i;
            int k = b.getShort(at) & 0xffff;
            if (k > records) {
                return new Failure(Stage.I6, at, "hash[" + i + "]", Integer.toString(k), "at most " + records);
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- I7, I8

    /** Both tables begin with an id and a record's number; statement records go on with two string ids. */
    private @Nullable Failure ascending(Stage stage, SidecarSection s) {
        long before = 0;
        for (int i = 0; i < count(s); i++) {
            int at = at(s) + s.size() * i;
            String field = s.title() + " " + i;
            long id = b.getLong(at);
            // Ids start above 0, so one comparison refuses 0, a smaller and an equal one.
            if (Unsigned.lessOrEqual(id, before)) {
                return new Failure(stage, at, field + " id", Hex.of(id), "more than " + Hex.of(before));
            }
            before = id;
            long k = u32(at + 8);
            if (k == 0 || k > records) {
                return new Failure(stage, at + 8L, field + " funcIndex", Long.toString(k), "1 to " + records);
            }
            for (int file = 12; s == SidecarSection.PCLINES && file <= 16; file += 4) {
                if (u32(at + file) >= offsets) {
                    return below(stage, at + (long) file, field + " string id", u32(at + file), offsets);
                }
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- I9

    private @Nullable Failure sites(SidecarSection s) {
        Descriptor d = h.of(s, expected.version());
        for (int i = 0; i < d.count(); i++) {
            int at = (int) d.offset() + s.size() * i;
            long offset = b.getLong(at);
            if (b.getLong(at + 8) == 0) {
                return new Failure(Stage.I9, at + 8L, s.title() + " " + i + " id", "0", "an id");
            }
            if (Unsigned.less(offset, h.textStart()) || Unsigned.lessOrEqual(h.textEnd(), offset)) {
                String range = "one in " + Hex.range(h.textStart(), h.textEnd());
                return new Failure(Stage.I9, at, s.title() + " " + i + " offset", Hex.of(offset), range);
            }
            b.putLong(at, expected.base() + offset);
        }
        return null;
    }
}
