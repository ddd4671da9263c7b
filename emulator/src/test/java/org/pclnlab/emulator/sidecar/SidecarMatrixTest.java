package org.pclnlab.emulator.sidecar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pclnlab.emulator.sidecar.Vectors.BASE;
import static org.pclnlab.emulator.sidecar.Vectors.little;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/**
 * The mutations of 07 section 15.2: one row of the spec, one edit, and both verdicts. An edit is {@code width:offset=value},
 * several are separated by blanks; {@code size=N} cuts or fills with zeros; {@code hash} makes the hash right again.
 */
class SidecarMatrixTest {
    private static final String LOADS = "loads", OK = "ok";

    static byte[] edited(byte[] file, String edits) {
        byte[] out = file.clone();
        for (String e : edits.split(" ", -1)) {
            if (e.equals("hash")) {
                SidecarEncoder.rehash(out);
            } else if (e.startsWith("size=")) {
                out = Arrays.copyOf(out, Integer.parseInt(e.substring(5)));
            } else if (!e.isEmpty()) {
                ByteBuffer b = little(out);
                int at = Integer.decode(e.substring(2, e.indexOf('=')));
                String text = e.substring(e.indexOf('=') + 1);
                long value =
                        text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
                switch (e.charAt(0)) {
                    case '1' -> b.put(at, (byte) value);
                    case '2' -> b.putShort(at, (short) value);
                    case '4' -> b.putInt(at, (int) value);
                    case '8' -> b.putLong(at, value);
                    default -> throw new IllegalArgumentException(e);
                }
            }
        }
        return out;
    }

    static String runtime(byte[] file, Expected expected) throws ImageException {
        if (file.length < SidecarHeader.SIZE) {
            return Stage.SIZE.name();
        }
        Stage.@Nullable Failure f = Vectors.load(file.clone(), expected);
        return f == null ? LOADS : f.stage().name();
    }

    static String host(byte[] file) {
        String text = HostParser.refusal(Bytes.of(file, "vector"), SidecarVersion.V4);
        return text == null ? OK : text;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "none | '' | ok | loads",
                "truncate to 255 | size=255 | invalid pclntab map magic | SIZE",
                "drop last byte | size=399 | pclntab map size mismatch | V2",
                "append one zero byte | size=401 | pclntab map size mismatch | V2",
                "append 16 zero bytes, size and hash fixed | size=416 8:24=416 hash | ok | loads",
                "byte 0 inverted | 1:0=0xb3 | invalid pclntab map magic | V1",
                "version 3 | 4:8=3 | unsupported pclntab map version | V2",
                "version 5 | 4:8=5 | unsupported pclntab map version | V2",
                "header size 255 | 4:12=255 | unsupported pclntab map version | V2",
                "ABI 2 | 4:20=2 | unsupported pclntab ABI version | V2",
                "pointer size 4 | 1:16=4 | unsupported pclntab map target encoding | V2",
                "endian 2 | 1:17=2 | unsupported pclntab map target encoding | V2",
                "GOOS 2 | 1:18=2 | ok | V2",
                "GOARCH 2 | 1:19=2 | ok | V2",
                "image base 0 | 8:40=0 | ok | loads",
                "reserved byte 224 | 1:224=255 | ok | loads",
                "one identity byte flipped | 1:80=0xef | ok | V3",
                "last payload byte flipped | 1:399=255 | pclntab map checksum mismatch | V4",
                "textEnd = textStart | 8:56=0x1000 | invalid pclntab text range | V5",
                "textEnd = MAX | 8:56=-1 | ok | V5",
                "textEnd = MAX - 0x400000 | 8:56=0xffffffffffbfffff | ok | loads",
                "pcline offset = record offset | 8:112=256 | overlapping pclntab sections 0 and 1 | V7",
                "pcline-site offset 385 | 8:208=385 | invalid pclntab section 7 | V6",
                "pcline-site count 2 | 8:216=2 | invalid pclntab section 7 | V6",
                "pcline-site count 2^60 | 8:216=0x1000000000000000 | invalid pclntab section 7 | V6",
                "string offset 255 | 8:128=255 | invalid pclntab section 2 | V6",
                "record count 0 | 8:104=0 | ok | I1",
                "entry count 0 | 8:200=0 | ok | loads",
                "pcline count 0 | 8:120=0 | ok | loads",
                "pcline-site count 0 | 8:216=0 | ok | loads",
                "hash count 0 | 8:168=0 | ok | loads",
                "hash count 1 | 8:168=1 | ok | loads",
                "pcline-site offset 400 with count 0 | 8:208=400 8:216=0 | ok | loads",
                "last string byte x | 1:0x14b=120 hash | ok | I2",
                "string offset[3] = 19 | 4:0x158=19 hash | ok | loads",
                "string offset[3] = 20 | 4:0x158=20 hash | ok | I3",
                "record fileName = 4 | 4:0x114=4 hash | ok | I4",
                "record line = ffffffff | 4:0x118=0xffffffff hash | ok | loads",
                "hash[0] = 2 | 2:0x15c=2 hash | ok | I6",
                "symbol id 0 | 8:0x160=0 hash | ok | I7",
                "symbol index funcIndex 2 | 4:0x168=2 hash | ok | I7",
                "symbol-index padding ffffffff | 4:0x16c=0xffffffff hash | ok | loads",
                "pcline funcIndex 0 | 4:0x128=0 hash | ok | I8",
                "entry offset 0xfff | 8:0x170=0xfff hash | ok | I9",
                "entry offset 0x1000 | 8:0x170=0x1000 hash | ok | loads",
                "entry offset 0x2fff | 8:0x170=0x2fff hash | ok | loads",
                "entry offset 0x3000 | 8:0x170=0x3000 hash | ok | I9",
                "entry id 0 | 8:0x178=0 hash | ok | I9",
                "entry id 1 (unknown) | 8:0x178=1 hash | ok | loads",
                "pcline-site id 99 (unknown) | 8:0x188=99 hash | ok | loads",
                // 14: edge cases
                "256 bytes of a valid header with no payload | size=256 8:24=256 8:104=0 8:120=0 8:136=0 8:152=0 8:168=0"
                        + " 8:184=0 8:200=0 8:216=0 8:112=256 8:128=256 8:144=256 8:160=256 8:176=256 8:192=256"
                        + " 8:208=256 hash | ok | I1",
                "misaligned pcline section | 8:112=0x11c 8:120=0 | misaligned pclntab section 1 | V6",
                "symbol index count above R | size=416 8:24=416 8:176=384 8:184=2 8:216=0 8:192=0x170 hash | ok | I1",
                "two fields at once: the earlier stage decides | 8:56=-1 1:80=0xef | ok | V3",
            })
    void theMutationsOf15_2(String name, String edits, String host, String runtime) throws ImageException {
        byte[] file = edited(Vectors.minimal(), edits);
        assertEquals(host, host(file));
        assertEquals(runtime, runtime(file, Vectors.expected(BASE)));
    }

    @Test
    void anExecutableWithoutIdentityRefusesTheCorrectFile() throws ImageException {
        Expected e = new Expected(SidecarVersion.V4, 1, 1, "00".repeat(32), BASE);
        assertEquals("V3", runtime(Vectors.minimal(), e));
    }

    /** 07 section 6: never detached executables pair with any file of identity zero. */
    @Test
    void twoIdentitiesOfZeroArePaired() throws ImageException {
        Expected e = new Expected(SidecarVersion.V4, 1, 1, "00".repeat(32), BASE);
        byte[] file = edited(Vectors.minimal(), "8:64=0 8:72=0 8:80=0 8:88=0");
        assertEquals("loads", runtime(file, e));
    }

    /** 15.1: at base MAX-0x3000 it is accepted, one higher it is not. */
    @ParameterizedTest
    @CsvSource({"-12289, loads", "-12288, V5", "0x555555554000, loads"})
    void textMustNotWrapAtTheBase(String base, String verdict) throws ImageException {
        assertEquals(verdict, runtime(Vectors.minimal(), Vectors.expected(Long.decode(base))));
    }

    /** A stage fails with the name of its field, where it lies, what is there and what would pass. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4:8=3 | V2: version: found 3, expected 4",
                "1:80=0xef | V3: identity: found 000102030405060708090a0b0c0d0e0fef1112131415161718191a1b1c1d1e1f,"
                        + " expected 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                "8:56=0x1000 | V5: textEnd: found 0x1000, expected more than textStart 0x1000",
                "8:216=2 | V6: statement sites: found 2 elements at 0x180, expected elements of 16 bytes in [0x100,"
                        + " 0x190) at a multiple of 8",
                "8:112=256 | V7: function records: found bytes that statement records claim too, expected bytes of its"
                        + " own",
                "4:0x158=20 hash | I3: string offset[3]: found 20, expected less than 20",
                "4:0x114=4 hash | I4: record 1 string id 5: found 4, expected less than 4",
                "8:0x170=0x3000 hash | I9: entry sites 0 offset: found 0x3000, expected one in [0x1000, 0x3000)",
            })
    void aFailureNamesItsField(String edits, String text) throws ImageException {
        assertEquals(text, String.valueOf(Vectors.load(edited(Vectors.minimal(), edits), Vectors.expected(BASE))));
    }
}
