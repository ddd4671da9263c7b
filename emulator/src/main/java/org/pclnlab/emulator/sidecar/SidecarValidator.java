package org.pclnlab.emulator.sidecar;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.sidecar.SidecarHeader.Descriptor;
import org.pclnlab.emulator.sidecar.Stage.Failure;

/** Validation of the header and the layout (07 section 9): stages V, in the runtime's order. Nothing else is compared. */
final class SidecarValidator {
    private final ByteBuffer file;
    private final Expected expected;
    private final SidecarHeader h;

    private SidecarValidator(ByteBuffer file, Expected expected, SidecarHeader header) {
        this.file = file;
        this.expected = expected;
        this.h = header;
    }

    /**
     * The first stage that does not hold, null when all do.
     *
     * @param file the whole file, little-endian
     */
    static @Nullable Failure check(ByteBuffer file, String name, Expected expected) {
        if (file.limit() < SidecarHeader.SIZE) {
            return new Failure(Stage.V1, 0, "size", file.limit() + " bytes", "at least " + SidecarHeader.SIZE);
        }
        try {
            SidecarHeader h = SidecarHeader.read(Bytes.of(file, name, 0), expected.version());
            return new SidecarValidator(file, expected, h).check();
        } catch (Truncated impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Failure check() {
        if (h.magic() != SidecarHeader.MAGIC) {
            return new Failure(Stage.V1, 0, "magic", Hex.of(h.magic()), Hex.of(SidecarHeader.MAGIC) + " (LLGOPCL1)");
        }
        Failure f = encoding();
        if (f == null && !h.identity().equals(expected.identity())) {
            f = new Failure(Stage.V3, SidecarHeader.IDENTITY_OFF, "identity", h.identity(), expected.identity());
        }
        if (f == null) {
            long hash = PayloadHash.of(file);
            if (h.hash() != hash) {
                f = new Failure(Stage.V4, SidecarHeader.HASH_OFF, "hash", Hex.of(h.hash()), Hex.of(hash));
            }
        }
        f = f == null ? textRange() : f;
        return f == null ? sections() : f;
    }

    private @Nullable Failure encoding() {
        String[] fields = {"version", "headerSize", "abi", "pointerSize", "endianness", "goos", "goarch", "fileSize"};
        int[] at = {
            SidecarHeader.VERSION_OFF,
            SidecarHeader.HEADER_SIZE_OFF,
            SidecarHeader.ABI_OFF,
            SidecarHeader.POINTER_SIZE_OFF,
            SidecarHeader.ENDIANNESS_OFF,
            SidecarHeader.GOOS_OFF,
            SidecarHeader.GOARCH_OFF,
            SidecarHeader.FILE_SIZE_OFF
        };
        long[] found = {
            h.version(), h.headerSize(), h.abi(), h.pointerSize(), h.endianness(), h.goos(), h.goarch(), h.fileSize()
        };
        long[] want = {
            expected.version().number(),
            SidecarHeader.SIZE,
            SidecarHeader.ABI,
            SidecarHeader.POINTER_SIZE,
            SidecarHeader.LITTLE_ENDIAN,
            expected.goos(),
            expected.goarch(),
            file.limit()
        };
        for (int i = 0; i < fields.length; i++) {
            if (found[i] != want[i]) {
                return new Failure(
                        Stage.V2, at[i], fields[i], Long.toUnsignedString(found[i]), Long.toUnsignedString(want[i]));
            }
        }
        return null;
    }

    private @Nullable Failure textRange() {
        if (Unsigned.lessOrEqual(h.textEnd(), h.textStart())) {
            return new Failure(
                    Stage.V5,
                    SidecarHeader.TEXT_END_OFF,
                    "textEnd",
                    Hex.of(h.textEnd()),
                    "more than textStart " + Hex.of(h.textStart()));
        }
        long most = Unsigned.MAX - expected.base();
        if (Unsigned.less(most, h.textEnd())) {
            return new Failure(
                    Stage.V5,
                    SidecarHeader.TEXT_END_OFF,
                    "textEnd",
                    Hex.of(h.textEnd()),
                    "at most " + Hex.of(most) + " at base " + Hex.of(expected.base()));
        }
        return null;
    }

    private @Nullable Failure sections() {
        long length = file.limit();
        for (int i = 0; i < h.descriptors().size(); i++) {
            SidecarSection s = expected.version().sections().get(i);
            Descriptor d = h.descriptors().get(i);
            if (!Layout.inside(d, s, length) || !Layout.aligned(d, s)) {
                return new Failure(
                        Stage.V6,
                        descriptor(i),
                        s.title(),
                        Long.toUnsignedString(d.count()) + " elements at " + Hex.of(d.offset()),
                        "elements of " + s.size() + " bytes in " + Hex.range(SidecarHeader.SIZE, length)
                                + (s.alignment() == 1 ? "" : " at a multiple of " + s.alignment()));
            }
        }
        int[] pair = Layout.overlap(h.descriptors(), expected.version().sections());
        if (pair.length == 0) {
            return null;
        }
        SidecarSection other = expected.version().sections().get(pair[1]);
        return new Failure(
                Stage.V7,
                descriptor(pair[0]),
                expected.version().sections().get(pair[0]).title(),
                "bytes that " + other.title() + " claim too",
                "bytes of its own");
    }

    private static long descriptor(int i) {
        return SidecarHeader.DESCRIPTORS_OFF + (long) SidecarHeader.DESCRIPTOR_SIZE * i;
    }
}
