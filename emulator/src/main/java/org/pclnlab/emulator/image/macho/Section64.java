package org.pclnlab.emulator.image.macho;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * One section of a segment.
 * <pre>
 *  off size field
 *    0   16 sectname
 *   16   16 segname
 *   32    8 addr
 *   40    8 size
 *   48    4 offset     in the file
 *   52    4 align
 *   56    4 reloff
 *   60    4 nreloc
 *   64    4 flags      low byte: type; 0x80000000 or 0x400: code
 *   68   12 reserved
 * </pre>
 */
record Section64(String name, long addr, long size, long offset, long flags) {
    static final int SECTNAME_OFF = 0, SEGNAME_OFF = 16, ADDR_OFF = 32, SIZE_OFF = 40, OFFSET_OFF = 48, FLAGS_OFF = 64;
    static final int SIZE = 80;
    static final int SECTION_TYPE = 0xff;
    static final int S_ZEROFILL = 0x1, S_GB_ZEROFILL = 0xc, S_THREAD_LOCAL_ZEROFILL = 0x12;
    static final int S_THREAD_LOCAL_REGULAR = 0x11, S_THREAD_LOCAL_INIT_FUNCTION_POINTERS = 0x15;
    static final long S_ATTR_PURE_INSTRUCTIONS = 0x80000000L, S_ATTR_SOME_INSTRUCTIONS = 0x400;

    static Section64 read(Bytes b, SegmentCommand64 segment, long fileSize) throws ImageException {
        Section64 s = new Section64(
                SegmentCommand64.name16(b, SEGNAME_OFF) + "," + SegmentCommand64.name16(b, SECTNAME_OFF),
                b.u64(ADDR_OFF),
                b.u64(SIZE_OFF),
                b.u32(OFFSET_OFF),
                b.u32(FLAGS_OFF));
        if (!s.zeroFilled() && !Unsigned.fits(s.offset, s.size, fileSize)) {
            throw new Truncated(
                    b.where(OFFSET_OFF, "offset"),
                    Hex.of(s.size) + " bytes at " + Hex.of(s.offset),
                    "a range inside the file of " + Hex.of(fileSize) + " bytes");
        }
        if (Unsigned.less(s.addr + s.size, s.addr)) {
            throw new BadValue(
                    b.where(ADDR_OFF, "addr"),
                    Hex.of(s.addr) + " with size " + Hex.of(s.size),
                    "a range that does not wrap");
        }
        if (segment.loaded() && !Unsigned.fits(s.addr - segment.vmaddr(), s.size, segment.vmsize())) {
            throw new Inconsistent(
                    b.where(ADDR_OFF, "addr"),
                    Hex.range(s.addr, s.addr + s.size),
                    "a range inside segment " + segment.segname() + " at "
                            + Hex.range(segment.vmaddr(), segment.vmaddr() + segment.vmsize()));
        }
        return s;
    }

    int type() {
        return (int) flags & SECTION_TYPE;
    }

    boolean zeroFilled() {
        return type() == S_ZEROFILL || type() == S_GB_ZEROFILL || type() == S_THREAD_LOCAL_ZEROFILL;
    }

    boolean code() {
        return (flags & (S_ATTR_PURE_INSTRUCTIONS | S_ATTR_SOME_INSTRUCTIONS)) != 0;
    }

    boolean threadLocal() {
        return type() >= S_THREAD_LOCAL_REGULAR && type() <= S_THREAD_LOCAL_INIT_FUNCTION_POINTERS;
    }
}
