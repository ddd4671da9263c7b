package org.pclnlab.emulator.sidecar;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * First 256 bytes of a sidecar (07 section 3). Nothing is checked here; what a field claims is the business of {@link
 * SidecarValidator} and {@link HostParser}.
 * <pre>
 *  off size field
 *    0    8 magic          "LLGOPCL1"
 *    8    4 version        3 or 4
 *   12    4 headerSize     256
 *   16    1 pointerSize    8
 *   17    1 endianness     1 = little
 *   18    1 goos           1 linux, 2 darwin
 *   19    1 goarch         1 amd64, 2 arm64
 *   20    4 abi            1
 *   24    8 fileSize
 *   32    8 hash           FNV-1a 64 of everything behind the header
 *   40    8 imageBase      nobody looks at it
 *   48    8 textStart      minus image base
 *   56    8 textEnd        minus image base
 *   64   32 identity       SHA-256 of the executable before its sites were removed
 *   96   16 {u64 offset, u64 count} for each section: eight, in version 3 nine
 *           zeros to 256
 * </pre>
 */
public record SidecarHeader(
        long magic,
        long version,
        long headerSize,
        int pointerSize,
        int endianness,
        int goos,
        int goarch,
        long abi,
        long fileSize,
        long hash,
        long imageBase,
        long textStart,
        long textEnd,
        String identity,
        List<Descriptor> descriptors) {
    static final int VERSION_OFF = 8,
            HEADER_SIZE_OFF = 12,
            POINTER_SIZE_OFF = 16,
            ENDIANNESS_OFF = 17,
            GOOS_OFF = 18,
            GOARCH_OFF = 19,
            ABI_OFF = 20,
            FILE_SIZE_OFF = 24,
            HASH_OFF = 32,
            IMAGE_BASE_OFF = 40,
            TEXT_START_OFF = 48,
            TEXT_END_OFF = 56,
            IDENTITY_OFF = 64,
            DESCRIPTORS_OFF = 96;
    static final int IDENTITY_SIZE = 32, DESCRIPTOR_SIZE = 16;

    /** "LLGOPCL1" as a little-endian word. */
    public static final long MAGIC = 0x314c43504f474c4cL;

    public static final int SIZE = 256;
    static final int POINTER_SIZE = 8, LITTLE_ENDIAN = 1, ABI = 1;

    /** Where a section is said to be. */
    public record Descriptor(long offset, long count) {}

    /** Reads a header with as many descriptors as its own version has, and eight where that is unknown. */
    public static SidecarHeader read(Bytes file) throws Truncated {
        Bytes h = file.first(SIZE, "LLGOPCL1 header");
        return read(h, h.u32(VERSION_OFF) == SidecarVersion.V3.number() ? SidecarVersion.V3 : SidecarVersion.V4);
    }

    /** Reads a header as the runtime or the tools of a version do, whatever it says of itself. */
    public static SidecarHeader read(Bytes file, SidecarVersion layout) throws Truncated {
        Bytes h = file.first(SIZE, "LLGOPCL1 header");
        List<Descriptor> descriptors = new ArrayList<>();
        for (int i = 0; i < layout.sections().size(); i++) {
            int at = DESCRIPTORS_OFF + DESCRIPTOR_SIZE * i;
            descriptors.add(new Descriptor(h.u64(at), h.u64(at + 8)));
        }
        return new SidecarHeader(
                h.u64(0),
                h.u32(VERSION_OFF),
                h.u32(HEADER_SIZE_OFF),
                h.u8(POINTER_SIZE_OFF),
                h.u8(ENDIANNESS_OFF),
                h.u8(GOOS_OFF),
                h.u8(GOARCH_OFF),
                h.u32(ABI_OFF),
                h.u64(FILE_SIZE_OFF),
                h.u64(HASH_OFF),
                h.u64(IMAGE_BASE_OFF),
                h.u64(TEXT_START_OFF),
                h.u64(TEXT_END_OFF),
                HexFormat.of().formatHex(h.copy(IDENTITY_OFF, IDENTITY_OFF + IDENTITY_SIZE)),
                List.copyOf(descriptors));
    }

    /** Writes all fields at the start of {@code out}. */
    void write(ByteBuffer out) {
        out.putLong(0, magic);
        out.putInt(VERSION_OFF, (int) version);
        out.putInt(HEADER_SIZE_OFF, (int) headerSize);
        out.put(POINTER_SIZE_OFF, (byte) pointerSize);
        out.put(ENDIANNESS_OFF, (byte) endianness);
        out.put(GOOS_OFF, (byte) goos);
        out.put(GOARCH_OFF, (byte) goarch);
        out.putInt(ABI_OFF, (int) abi);
        out.putLong(FILE_SIZE_OFF, fileSize);
        out.putLong(HASH_OFF, hash);
        out.putLong(IMAGE_BASE_OFF, imageBase);
        out.putLong(TEXT_START_OFF, textStart);
        out.putLong(TEXT_END_OFF, textEnd);
        out.put(IDENTITY_OFF, HexFormat.of().parseHex(identity));
        for (int i = 0; i < descriptors.size(); i++) {
            out.putLong(
                    DESCRIPTORS_OFF + DESCRIPTOR_SIZE * i, descriptors.get(i).offset());
            out.putLong(
                    DESCRIPTORS_OFF + DESCRIPTOR_SIZE * i + 8,
                    descriptors.get(i).count());
        }
    }

    /** What the header says of a section; of one that the version does not have nothing. */
    public Descriptor of(SidecarSection section, SidecarVersion layout) {
        int i = layout.sections().indexOf(section);
        return i < 0 ? new Descriptor(0, 0) : descriptors.get(i);
    }
}
