package org.pclnlab.emulator.sidecar;

import java.nio.ByteBuffer;
import org.pclnlab.emulator.metadata.Names;

/** The checksum of a sidecar: FNV-1a 64 of everything behind its header, with no substitute for 0 (07 section 3). */
final class PayloadHash {
    private PayloadHash() {}

    static long of(ByteBuffer file) {
        long h = Names.FNV_START;
        for (int i = SidecarHeader.SIZE; i < file.limit(); i++) {
            h = (h ^ (file.get(i) & 0xff)) * Names.FNV_PRIME;
        }
        return h;
    }
}
