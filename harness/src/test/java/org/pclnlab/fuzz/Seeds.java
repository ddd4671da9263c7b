package org.pclnlab.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Inputs to begin with: sound ones, so that a fuzzer finds its way past the first checks. */
final class Seeds {
    private Seeds() {}

    static List<byte[]> of(FuzzTarget target) {
        return switch (target) {
            case ELF -> List.of(Bases.read(Bases.TABLE), Bases.read(Bases.RAW));
            case REWRITE -> List.of(Bases.read(Bases.RAW), Bases.macho("x86_64-pr2016"));
            case MACHO -> List.of(Bases.macho("x86_64-main"), Bases.macho("x86_64-main-classic"));
            case SIDECAR -> List.of(Bases.read(Bases.EXTERNAL + Bases.SIDECAR));
            case FAT -> List.of(fat());
            case CORE -> List.of(core());
            case RECORDED ->
                List.of(text(
                        "stack 1",
                        "text 0x401000 0x410000",
                        "func 0x401000 main.main /w/main.go 17",
                        "func 0x404300 -",
                        "frame 0x7000 0x7040 0x402210",
                        "frame 0x7040 0x7080 0x401010",
                        "live 0x7000",
                        "panic",
                        "snapshot 0x402330 0x403150",
                        "mark 0x6ea0"));
            case XFAIL ->
                List.of(text(
                        "host_skips: []",
                        "timeouts:",
                        "  - {case: a.go, timeout: 90s, reason: slow}",
                        "flakes:",
                        "  - directive: run",
                        "    case: ['b/*.go', 'c?.go']",
                        "    reason: 'D-01, see https://example.org/1'",
                        "xfails: # comment",
                        "  - {version: go1.26, platform: linux/amd64, generation: [main], case: d.go, reason: x}"));
            case RESULTS ->
                List.of(
                        text(
                                "=== RUN   TestRuntestCases/a.go",
                                "    runner_test.go:10: [run] a.go",
                                "        panic: boom",
                                "--- FAIL: TestRuntestCases/a.go (0.10s)",
                                "--- PASS: TestRuntestCases/b.go (0.00s)",
                                "FAIL"),
                        text("{\"type\":\"header\",\"format\":\"pclnlab-goroot/1\"}"),
                        text("{\"Action\":\"output\",\"Test\":\"T/a.go\",\"Output\":\"--- FAIL: T/a.go (0.1s)\\n\"}"));
            case HEAP ->
                List.of(
                        text(
                                "pclnlab-alloc 1",
                                "rate 512",
                                "thread main address 7ffff7d8b6b0",
                                "frame 401136 main.f main.go:12",
                                "stack s 401136 4011f0",
                                "a main 64 s x10",
                                "a main 640 s #7",
                                "f #7"),
                        text(
                                "pclnlab-heap 1",
                                "rate 16384",
                                "site main.go:12 65536 100 98",
                                "gaps 1024 3 17 9",
                                "end"));
            case LINES ->
                List.of(
                        text(
                                "Ppclnlab-answers 1",
                                "q c nested/2/entry 401000 401000 401000 \"main.f\" \"f.go\" 12",
                                "0x401000",
                                "4198400"),
                        text((char) 0x80 + "at 0x401000 in main"));
            default -> List.of(new byte[] {0, 0, 0, 0, 0, 1, 7});
        };
    }

    private static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Header, two slices, the first of which is a small program. */
    private static byte[] fat() {
        byte[] slice = Bases.macho("x86_64-main");
        ByteBuffer b = ByteBuffer.allocate(0x1000 + slice.length);
        b.putInt(0xcafebabe).putInt(2);
        b.putInt(0x01000007).putInt(3).putInt(0x1000).putInt(slice.length).putInt(12);
        b.putInt(0x0100000c).putInt(0).putInt(0x1000).putInt(64).putInt(12);
        b.position(0x1000).put(slice);
        return b.array();
    }

    /** An ELF core: notes of one thread, its program and its files, and a stack of 64 words. */
    private static byte[] core() {
        ByteBuffer notes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer status = ByteBuffer.allocate(336).order(ByteOrder.LITTLE_ENDIAN);
        status.putShort(12, (short) 11).putInt(32, 77);
        status.putLong(112 + 16 * 8, 0x401000).putLong(112 + 19 * 8, 0x7fff0000).putLong(112 + 4 * 8, 0x7fff0010);
        note(notes, 1, status.array());
        ByteBuffer files = ByteBuffer.allocate(16 + 24 + 8).order(ByteOrder.LITTLE_ENDIAN);
        files.putLong(1)
                .putLong(4096)
                .putLong(0x400000)
                .putLong(0x402000)
                .putLong(0)
                .put(new byte[] {'/', 'x', 0});
        note(notes, 0x46494c45, files.array());
        ByteBuffer aux = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        note(notes, 6, aux.putLong(9).putLong(0x401000).array());
        int end = 64 + 2 * 56;
        ByteBuffer b = ByteBuffer.allocate(end + notes.position() + 512).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x464c457f).put(new byte[] {2, 1, 1}).position(16);
        b.putShort((short) 4)
                .putShort((short) 62)
                .putInt(1)
                .putLong(0)
                .putLong(64)
                .putLong(0)
                .putInt(0);
        b.putShort((short) 64).putShort((short) 56).putShort((short) 2);
        program(b, 64, 4, end, 0, notes.position());
        program(b, 120, 1, end + notes.position(), 0x7fff0000L, 512);
        b.position(end).put(notes.array(), 0, notes.position());
        for (int i = 0; i < 64; i++) {
            b.putLong(i % 2 == 0 ? 0x7fff0000L + 8L * i + 16 : 0x401000 + i);
        }
        return b.array();
    }

    private static void program(ByteBuffer b, int at, int type, int off, long addr, int size) {
        b.putInt(at, type).putLong(at + 8, off).putLong(at + 16, addr);
        b.putLong(at + 32, size).putLong(at + 40, size);
    }

    private static void note(ByteBuffer out, int type, byte[] desc) {
        out.putInt(5).putInt(desc.length).putInt(type).put("CORE\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        out.put(desc);
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
    }
}
