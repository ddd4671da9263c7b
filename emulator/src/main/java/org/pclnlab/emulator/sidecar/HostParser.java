package org.pclnlab.emulator.sidecar;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * What LLGo's build tools say of a sidecar, in their words and order (07 section 12). They look neither at the target nor at
 * the identity, and not into the sections.
 */
public final class HostParser {
    private HostParser() {}

    /** The error of the tools of a version, null when they accept the file. */
    public static @Nullable String refusal(Bytes file, SidecarVersion version) {
        if (file.size() < SidecarHeader.SIZE) {
            return "invalid pclntab map magic";
        }
        SidecarHeader h;
        try {
            h = SidecarHeader.read(file, version);
        } catch (Truncated impossible) {
            throw new IllegalStateException(impossible);
        }
        if (h.magic() != SidecarHeader.MAGIC) {
            return "invalid pclntab map magic";
        }
        if (h.version() != version.number() || h.headerSize() != SidecarHeader.SIZE) {
            return "unsupported pclntab map version";
        }
        if (h.abi() != SidecarHeader.ABI) {
            return "unsupported pclntab ABI version";
        }
        if (h.fileSize() != file.size()) {
            return "pclntab map size mismatch";
        }
        if (h.endianness() != SidecarHeader.LITTLE_ENDIAN || h.pointerSize() != SidecarHeader.POINTER_SIZE) {
            return "unsupported pclntab map target encoding";
        }
        if (h.hash() != PayloadHash.of(file.buffer())) {
            return "pclntab map checksum mismatch";
        }
        if (Unsigned.lessOrEqual(h.textEnd(), h.textStart())) {
            return "invalid pclntab text range";
        }
        return sections(h, version, file.size());
    }

    private static @Nullable String sections(SidecarHeader h, SidecarVersion version, long length) {
        for (int i = 0; i < version.sections().size(); i++) {
            if (!Layout.inside(h.descriptors().get(i), version.sections().get(i), length)) {
                return "invalid pclntab section " + i;
            }
            if (!Layout.aligned(h.descriptors().get(i), version.sections().get(i))) {
                return "misaligned pclntab section " + i;
            }
        }
        int[] pair = Layout.overlap(h.descriptors(), version.sections());
        return pair.length == 0 ? null : "overlapping pclntab sections " + pair[0] + " and " + pair[1];
    }
}
