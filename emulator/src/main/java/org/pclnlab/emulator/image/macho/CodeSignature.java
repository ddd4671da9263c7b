package org.pclnlab.emulator.image.macho;

import org.pclnlab.emulator.memory.Bytes;

/**
 * {@code LC_CODE_SIGNATURE}: that a file is signed, and how. Signatures are not verified. All fields are big-endian.
 * <pre>
 *  super blob      0 4 magic 0xfade0cc0, 4 4 length, 8 4 count, then count times: 4 type, 4 offset of a blob
 *  code directory  0 4 magic 0xfade0c02, 4 4 length, 8 4 version, 12 4 flags: 0x2 ad hoc, 0x20000 by the linker
 * </pre>
 *
 * @param size bytes of the file that are reserved for it
 * @param adHoc signed without a certificate, as linkers do for arm64; false also when no code directory is found
 * @param byLinker signed by the linker itself
 */
public record CodeSignature(long size, boolean adHoc, boolean byLinker) {
    private static final int SUPER_BLOB = 0xfade0cc0, CODE_DIRECTORY = 0xfade0c02;
    private static final int CS_ADHOC = 0x2, CS_LINKER_SIGNED = 0x20000;
    private static final int MOST_BLOBS = 64;

    /** Whatever the bytes are: a broken signature is a signature. */
    static CodeSignature read(Bytes b) {
        int flags = 0;
        if (b.size() >= 12 && be32(b, 0) == SUPER_BLOB) {
            int count = Math.min(MOST_BLOBS, be32(b, 8) & 0x7fffffff);
            for (int i = 0; i < count && 12 + 8 * i <= b.size() - 8 && flags == 0; i++) {
                long at = be32(b, 12 + 8 * i + 4) & 0xffffffffL;
                if (at <= b.size() - 16L && be32(b, (int) at) == CODE_DIRECTORY) {
                    flags = be32(b, (int) at + 12);
                }
            }
        }
        return new CodeSignature(b.size(), (flags & CS_ADHOC) != 0, (flags & CS_LINKER_SIGNED) != 0);
    }

    private static int be32(Bytes b, int off) {
        return Integer.reverseBytes((int) b.u32(off));
    }
}
