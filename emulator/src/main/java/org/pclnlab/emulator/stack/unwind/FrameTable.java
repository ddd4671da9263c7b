package org.pclnlab.emulator.stack.unwind;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The section {@code .eh_frame} of one object: for each range of code a program that says where the caller's registers are. A
 * record is a length, then 0 (a CIE, what several ranges have in common) or the distance back to its CIE (an FDE). All
 * addresses are link-time addresses. Immutable.
 */
public final class FrameTable {
    /** What several FDEs share. */
    record Common(
            long codeAlign,
            long dataAlign,
            int returnColumn,
            int encoding,
            boolean augmented,
            boolean signal,
            int at,
            int end) {}

    /**
     * One range of code.
     *
     * @param at where its instructions begin, up to {@code end}
     */
    record Range(long start, long length, Common common, int at, int end) {}

    private static final FrameTable EMPTY =
            new FrameTable(Bytes.of(new byte[0], "none"), new long[0], new long[0], new int[0]);

    private final Bytes section;
    private final long[] starts;
    private final long[] ends;
    private final int[] offsets;
    private final Map<Integer, Common> commons = new HashMap<>();

    private FrameTable(Bytes section, long[] starts, long[] ends, int[] offsets) {
        this.section = section;
        this.starts = starts;
        this.ends = ends;
        this.offsets = offsets;
    }

    /** The table of an object; empty without one. Records that make no sense end it. */
    public static FrameTable of(ElfImage image) throws ImageException {
        Section s = image.section(".eh_frame");
        if (s == null || s.fileSize() == 0) {
            return EMPTY;
        }
        Bytes section = Bytes.of(image.contents(s).buffer(), image.name(), s.vmaddr());
        FrameTable probe = new FrameTable(section, new long[0], new long[0], new int[0]);
        long[][] found = new long[64][];
        int n = 0;
        try {
            for (int at = 0; at + 4 <= section.size(); ) {
                long length = section.u32(at);
                int body = at + 4;
                if (length == 0xffffffffL && Unsigned.fits(body, 8, section.size())) {
                    length = section.u64(body);
                    body += 8;
                }
                if (length == 0 || !Unsigned.fits(body, length, section.size())) {
                    break;
                }
                if (length >= 4 && section.u32(body) != 0) {
                    Range r = probe.range(at);
                    if (r.length() != 0) {
                        found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
                        found[n++] = new long[] {r.start(), r.start() + r.length(), at};
                    }
                }
                at = body + (int) length;
            }
        } catch (ImageException damaged) {
            // what was read before is still right
        }
        long[][] all = Arrays.copyOf(found, n);
        Arrays.sort(all, (a, b) -> Long.compareUnsigned(a[0], b[0]));
        long[] starts = new long[n];
        long[] ends = new long[n];
        int[] offsets = new int[n];
        for (int i = 0; i < n; i++) {
            starts[i] = all[i][0];
            ends[i] = all[i][1];
            offsets[i] = (int) all[i][2];
        }
        return new FrameTable(section, starts, ends, offsets);
    }

    /** Number of ranges. */
    public int count() {
        return starts.length;
    }

    Bytes section() {
        return section;
    }

    /** Where the range begins that holds a link-time address, 0 without one: the first instruction of a function. */
    public long start(long vmaddr) throws ImageException {
        Range r = find(vmaddr);
        return r == null ? 0 : r.start();
    }

    /** The range that holds a link-time address, null without one. */
    @Nullable Range find(long vmaddr) throws ImageException {
        int lo = 0;
        int hi = starts.length - 1;
        while (lo <= hi) {
            int mid = (lo + hi) >>> 1;
            if (Unsigned.less(vmaddr, starts[mid])) {
                hi = mid - 1;
            } else if (Unsigned.less(vmaddr, ends[mid])) {
                return range(offsets[mid]);
            } else {
                lo = mid + 1;
            }
        }
        return null;
    }

    private Range range(int record) throws ImageException {
        DwarfReader r = new DwarfReader(section, record, section.size());
        long length = r.u32();
        length = length == 0xffffffffL ? r.u64() : length;
        int body = r.position();
        DwarfReader in = new DwarfReader(section, body, body + length);
        Common common = common(body - (int) in.u32());
        long start = in.address(common.encoding());
        long size = in.value(common.encoding());
        if (common.augmented()) {
            in.skip(in.uleb());
        }
        return new Range(start, size, common, in.position(), (int) (body + length));
    }

    private Common common(int record) throws ImageException {
        Common known = commons.get(record);
        if (known == null) {
            known = readCommon(record);
            commons.put(record, known);
        }
        return known;
    }

    private Common readCommon(int record) throws ImageException {
        DwarfReader r = new DwarfReader(section, record, section.size());
        long length = r.u32();
        length = length == 0xffffffffL ? r.u64() : length;
        int end = (int) Math.min(r.position() + length, section.size());
        DwarfReader in = new DwarfReader(section, r.position(), end);
        in.u32();
        int version = in.u8();
        String augmentation = in.string();
        long codeAlign = in.uleb();
        long dataAlign = in.sleb();
        int column = version == 1 ? in.u8() : (int) in.uleb();
        int encoding = 0;
        boolean signal = false;
        boolean augmented = augmentation.startsWith("z");
        if (augmented) {
            long size = in.uleb();
            int data = in.position();
            for (int i = 1; i < augmentation.length(); i++) {
                switch (augmentation.charAt(i)) {
                    case 'R' -> encoding = in.u8();
                    case 'L' -> in.u8();
                    case 'P' -> in.value(in.u8());
                    case 'S' -> signal = true;
                    default -> i = augmentation.length(); // the rest is skipped by its size
                }
            }
            in = new DwarfReader(section, data + size, end);
        }
        return new Common(codeAlign, dataAlign, column, encoding, augmented, signal, in.position(), end);
    }
}
