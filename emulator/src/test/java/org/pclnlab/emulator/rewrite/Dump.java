package org.pclnlab.emulator.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The images of the worked vectors of spec 03 section 14, from their dumps: lines of 32 bytes, zero lines left out. */
public final class Dump {
    private Dump() {}

    /** A fresh copy of an image, or an error when the dump does not give the digest that stands at its head. */
    public static byte[] image(String name) {
        List<String> lines = read(name).lines().toList();
        String[] head = lines.get(0).split(" ", -1);
        byte[] out = new byte[Integer.parseInt(head[2])];
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(": ", -1);
            byte[] bytes = HexFormat.of().parseHex(parts[1]);
            int off = Integer.parseInt(parts[0], 16);
            System.arraycopy(bytes, 0, out, off, Math.min(bytes.length, out.length - off));
        }
        if (name.equals("M1")) {
            inlineCopies(out);
        }
        if (!sha256(out).equals(head[4])) {
            throw new IllegalStateException(name + ": the dump has digest " + sha256(out));
        }
        return out;
    }

    /** Records 8 to 543 of V8, which the spec describes in words. */
    private static void inlineCopies(byte[] out) {
        java.nio.ByteBuffer le = java.nio.ByteBuffer.wrap(out).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int r = 8; r <= 543; r++) {
            long next = r == 255 || r == 511 || r == 543 ? 0 : 4;
            le.putLong(0x4000 + 16 * r, 0x100001018L | next << 51);
            le.putLong(0x4000 + 16 * r + 8, 0xaa4c2873e99921b0L);
        }
    }

    private static String read(String name) {
        try (InputStream in = Dump.class.getResourceAsStream(name + ".dump")) {
            if (in == null) {
                throw new IllegalStateException("no dump " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sha256(byte[] bytes) {
        return sha256(bytes, bytes.length);
    }

    static String sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
