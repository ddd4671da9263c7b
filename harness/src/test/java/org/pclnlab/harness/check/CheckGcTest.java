package org.pclnlab.harness.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.testing.GoPrograms;

/** The tables of a program that go has just built, as they are and with one word changed. */
class CheckGcTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static byte[] program;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static GcTable table;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LoadedImage loaded;

    @BeforeAll
    static void build() throws Exception {
        Path exe = GoPrograms.build("check", GoPrograms.PROBE, "linux/amd64");
        program = Files.readAllBytes(exe);
        loaded = open(program);
        table = GcTable.open(loaded);
    }

    private static LoadedImage open(byte[] bytes) throws Exception {
        return Loader.view(Images.read(Bytes.of(bytes, "probe")));
    }

    private static List<String> broken(byte[] bytes) throws Exception {
        List<String> out = new ArrayList<>();
        for (Group g : Checker.check(open(bytes)).groups()) {
            g.results().stream()
                    .filter(Result::finding)
                    .forEach(r -> out.add(r.rule().id()));
        }
        return out;
    }

    private static byte[] edit(long pc, int width, long value) {
        byte[] copy = program.clone();
        int at = (int) loaded.image().toFileOff(loaded.toVmaddr(pc));
        ByteBuffer b = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        if (width == 1) {
            b.put(at, (byte) value);
        } else if (width == 4) {
            b.putInt(at, (int) value);
        } else {
            b.putLong(at, value);
        }
        return copy;
    }

    @Test
    void aProgramAsGoBuiltItBreaksNoRule() throws Exception {
        assertEquals(List.of(), broken(program));
    }

    @Test
    void aSwappedRowIsWhatTheRuntimeWouldStopAt() throws Exception {
        byte[] b = edit(table.rowAddress(5), 4, table.rowEntryOff(7));
        assertTrue(broken(b).contains("gc-startup/sorted"), () -> "sorted");
    }

    @Test
    void aWrongSubBucketIsNotSeenByTheRuntime() throws Exception {
        assertEquals(List.of("gc/find-index"), broken(edit(table.module().findfunctab() + 20 + 4 + 3, 1, 200)));
    }

    @Test
    void aWrongMinpcIsNamed() throws Exception {
        assertEquals(List.of("gc-startup/range"), broken(edit(table.module().addr() + 160, 8, table.minpc() + 16)));
    }

    @Test
    void aRecordOutsideThePclntableIsNamed() throws Exception {
        assertEquals(List.of("gc/record"), broken(edit(table.rowAddress(3) + 4, 4, 0x7fffffff)));
    }

    @Test
    void aNameThatDoesNotEndIsNamed() throws Exception {
        long func = table.module().pclntable().addr() + table.rowFuncOff(4);
        assertEquals(List.of("gc/name"), broken(edit(func + 4, 4, 0x7fffffff)));
    }

    @Test
    void aLineStreamWithoutEndIsNamed() throws Exception {
        long func = table.module().pclntable().addr() + table.rowFuncOff(4);
        assertEquals(List.of("gc/lines"), broken(edit(func + 24, 4, 0x7fffffff)));
    }
}
