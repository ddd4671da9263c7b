package org.pclnlab.emulator.sidecar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/** The files of 07 section 15, and what a process expects of them. */
final class Vectors {
    static final String IDENTITY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    static final long BASE = 0x400000;

    /** 15.1, copied from the spec; 0xe0 to 0xff is 0. */
    private static final String MINIMAL = "4c4c474f50434c310400000000010000" // 0x000
            + "08010101010000009001000000000000"
            + "324ca00c3634c0270000400000000000"
            + "00100000000000000030000000000000"
            + "000102030405060708090a0b0c0d0e0f" // 0x040
            + "101112131415161718191a1b1c1d1e1f"
            + "00010000000000000100000000000000"
            + "20010000000000000100000000000000"
            + "38010000000000001400000000000000" // 0x080
            + "4c010000000000000400000000000000"
            + "5c010000000000000200000000000000"
            + "60010000000000000100000000000000"
            + "70010000000000000100000000000000" // 0x0c0
            + "80010000000000000100000000000000"
            + "00000000000000000000000000000000"
            + "00000000000000000000000000000000"
            + "03000000030000000300000003000000" // 0x100
            + "02000000010000000300000000000000"
            + "07000000000000000100000002000000"
            + "0100000004000000006d61696e2e676f"
            + "002f7372632f006d61696e0000000000" // 0x140
            + "01000000090000000f00000000000100"
            + "3ba6aac570f7ee880100000000000000"
            + "10100000000000003ba6aac570f7ee88"
            + "20100000000000000700000000000000"; // 0x180

    private Vectors() {}

    static byte[] minimal() {
        return HexFormat.of().parseHex(MINIMAL);
    }

    /** What a linux/amd64 process at a base expects of 15.1. */
    static Expected expected(long base) {
        return new Expected(SidecarVersion.V4, 1, 1, IDENTITY, base);
    }

    static Stage.@Nullable Failure load(byte[] file, Expected expected) throws ImageException {
        return Sidecars.load(little(file), "vector", expected);
    }

    static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
