package org.pclnlab.emulator.sidecar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.sidecar.SidecarHeader.Descriptor;

/**
 * What a sidecar says, without where it says it: the values of all elements. Sites count from the image base. {@link
 * SidecarEncoder} makes a file of it.
 *
 * @param strings the pool
 * @param words elements of all other sections, field after field; u16 and u32 are zero-extended, padding is left out
 */
@SuppressWarnings("ArrayRecordComponent") // handed from reader to writer, never compared
public record SidecarTables(byte[] strings, Map<SidecarSection, long[]> words) {

    /** Widths of the fields of an element; what is missing to its size is padding. */
    static int[] fields(SidecarSection section) {
        return switch (section) {
            case RECORDS -> new int[] {4, 4, 4, 4, 4, 4, 4};
            case PCLINES -> new int[] {8, 4, 4, 4, 4};
            case STRINGS -> new int[] {1};
            case OFFSETS -> new int[] {4};
            case HASH -> new int[] {2};
            case INDEX -> new int[] {8, 4};
            case ENTRIES, STUBS, PCSITES -> new int[] {8, 8};
        };
    }

    /** Values of a section; none where there are none. */
    public long[] of(SidecarSection section) {
        long[] w = words.get(section);
        return w == null ? new long[0] : w;
    }

    /** Number of elements. */
    public int count(SidecarSection section) {
        return section == SidecarSection.STRINGS ? strings.length : of(section).length / fields(section).length;
    }

    /** The same tables with other sites. */
    public SidecarTables withSites(long[] entries, long[] stubs, long[] pcsites) {
        Map<SidecarSection, long[]> out = new EnumMap<>(words);
        out.put(SidecarSection.ENTRIES, entries);
        out.put(SidecarSection.STUBS, stubs);
        out.put(SidecarSection.PCSITES, pcsites);
        return new SidecarTables(strings, out);
    }

    /**
     * Reads all elements of a file, of whatever content.
     *
     * @throws ImageException when the tools of its version refuse it: then it does not say where its sections are
     */
    public static SidecarTables read(Bytes file, SidecarVersion version) throws ImageException {
        String refusal = HostParser.refusal(file, version);
        if (refusal != null) {
            throw new BadValue(file.where(0, "sidecar"), refusal, "a sidecar of version " + version.number());
        }
        SidecarHeader header = SidecarHeader.read(file, version);
        byte[] strings = new byte[0];
        Map<SidecarSection, long[]> words = new EnumMap<>(SidecarSection.class);
        for (SidecarSection s : version.sections()) {
            Bytes part = section(file, header, s, version);
            if (s == SidecarSection.STRINGS) {
                strings = part.copy(0, part.size());
            } else {
                words.put(s, elements(part.buffer(), s));
            }
        }
        return new SidecarTables(strings, words);
    }

    /** Tables of encoded arrays. */
    public static SidecarTables of(Map<SidecarSection, byte[]> arrays) {
        Map<SidecarSection, long[]> words = new EnumMap<>(SidecarSection.class);
        byte[] strings = new byte[0];
        for (Map.Entry<SidecarSection, byte[]> e : arrays.entrySet()) {
            if (e.getKey() == SidecarSection.STRINGS) {
                strings = e.getValue();
            } else {
                ByteBuffer b = ByteBuffer.wrap(e.getValue()).order(ByteOrder.LITTLE_ENDIAN);
                words.put(e.getKey(), elements(b, e.getKey()));
            }
        }
        return new SidecarTables(strings, words);
    }

    /** The bytes of a section of a file whose layout holds. */
    static Bytes section(Bytes file, SidecarHeader header, SidecarSection s, SidecarVersion version) throws Truncated {
        Descriptor d = header.of(s, version);
        return file.slice(d.offset(), d.count() * s.size(), s.title());
    }

    private static long[] elements(ByteBuffer b, SidecarSection s) {
        int[] widths = fields(s);
        int n = b.limit() / s.size();
        long[] out = new long[n * widths.length];
        for (int i = 0; i < n; i++) {
            int at = i * s.size();
            for (int f = 0; f < widths.length; f++) {
                out[i * widths.length + f] = get(b, at, widths[f]);
                at += widths[f];
            }
        }
        return out;
    }

    private static long get(ByteBuffer b, int at, int width) {
        return switch (width) {
            case 2 -> b.getShort(at) & 0xffffL;
            case 4 -> b.getInt(at) & 0xffffffffL;
            default -> b.getLong(at);
        };
    }
}
