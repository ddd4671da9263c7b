package org.pclnlab.emulator.symbolize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.forge.MetadataEncoder;
import org.pclnlab.emulator.forge.PclineRow;
import org.pclnlab.emulator.forge.SidecarPlacer;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.rewrite.Dump;
import org.pclnlab.emulator.rewrite.SidecarProducer;
import org.pclnlab.emulator.rewrite.SidecarProducer.Result.Produced;
import org.pclnlab.emulator.sidecar.Attempt.State;
import org.pclnlab.emulator.sidecar.SidecarLoader;

/**
 * The rows of 07 section 15.5 and the construction of section 11, on the image of vector V9 and tables of our own.
 *
 * <p>The image has a segment without bytes in the file below the others, at 0x200000. Sites count from the lowest segment
 * with bytes, 0x400000, and are added to where the object begins: every site is 0x200000 too low (07 section 16 item 2).
 */
class ExternalRuntimeTest {
    private static final long SHIFT = -0x200000;

    /** Behind a statement of main.A, which was linked at 0x401018 and is line 5. */
    private static final long PC = 0x401019 + SHIFT;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private Path exe = Path.of("");
    private Path sidecar = Path.of("");
    private byte[] tables = {};

    @BeforeEach
    void pair() throws IOException, ImageException {
        Produced pair = (Produced) SidecarProducer.produce(
                Dump.image("E3"),
                "E3",
                SidecarPlacer.tables(MetadataEncoder.encode(
                        Generation.MAIN,
                        List.of(
                                new FuncRow("main.A", "main.A", "/src/a.go", 1),
                                new FuncRow("main.B", "main.B", "/src/b.go", 2)),
                        List.of(
                                new PclineRow(101, "main.A", "/src/a.go", 5),
                                new PclineRow(202, "main.B", "/src/b.go", 6)),
                        List.of())));
        exe = dir.resolve("prog");
        sidecar = dir.resolve("prog.pclntab");
        tables = pair.sidecar();
        Files.write(exe, Arrays.copyOf(pair.detached().bytes(), pair.detached().length()));
        Files.write(sidecar, tables);
    }

    private LoadedImage linked() throws IOException, ImageException {
        return Loader.view(Images.read(Bytes.of(Files.readAllBytes(exe), "prog")));
    }

    private ExternalRuntime process() throws IOException, ImageException {
        return new ExternalRuntime(linked(), exe, DynamicLoader.NONE);
    }

    private static String ask(ExternalRuntime r, long pc) throws ImageException {
        Func f = Objects.requireNonNull(r.funcForPC(pc));
        FileLine at = r.fileLine(f, pc);
        return f.name() + " " + at.file() + ":" + at.line();
    }

    @Test
    void whatWasLoadedStays() throws IOException, ImageException {
        ExternalRuntime r = process();
        assertEquals(State.UNATTEMPTED, r.sidecar().state());
        assertEquals("main.A /src/a.go:5", ask(r, PC));
        Files.delete(sidecar);
        assertEquals("main.B /src/b.go:6", ask(r, 0x401121 + SHIFT));
        assertEquals(State.LOADED, r.sidecar().state());
    }

    @Test
    void whatWasMissingStaysMissing() throws IOException, ImageException {
        Files.delete(sidecar);
        ExternalRuntime r = process();
        assertEquals("pc=0x201019 :0", ask(r, PC));
        Files.write(sidecar, tables);
        assertEquals("pc=0x201019 :0", ask(r, PC));
        assertFalse(r.sidecar().ready());
    }

    /** A recovered fault or panic asks nothing that loads; nor does making Frames. */
    @Test
    void nothingIsLoadedBeforeAQuestion() throws IOException, ImageException {
        Files.delete(sidecar);
        ExternalRuntime r = process();
        Frames frames = r.callersFrames(PC);
        assertEquals(State.UNATTEMPTED, r.sidecar().state());
        Files.write(sidecar, tables);
        assertEquals("main.A", Objects.requireNonNull(frames.next()).function());
        assertTrue(r.sidecar().ready());
    }

    @Test
    void thirtyTwoThreadsAllGetTheTables() throws Exception {
        SidecarLoader loader = new SidecarLoader(linked(), exe);
        ExecutorService pool = Executors.newFixedThreadPool(32);
        try {
            List<Callable<LoadedImage>> asked = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                asked.add(loader::ensure);
            }
            for (Future<LoadedImage> f : pool.invokeAll(asked)) {
                assertEquals(
                        "main.A",
                        LlgoRuntime.open(f.get(), DynamicLoader.NONE)
                                .funcForPC(PC)
                                .name());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** 11: built at load, from the sites of the file, so that no question meets the cold path. */
    @Test
    void tablesAreBuiltByTheLoad() throws IOException, ImageException {
        LlgoRuntime r = LlgoRuntime.open(new SidecarLoader(linked(), exe).ensure(), DynamicLoader.NONE);
        assertTrue(r.table().built());
        assertEquals("sites", r.table().entries().word());
        assertTrue(r.inText(0x401010 + SHIFT));
        assertFalse(r.inText(0x40100f + SHIFT));
        assertTrue(r.inText(0x401100 + SHIFT + (1 << 20) - 1)); // 1 MiB behind the last entry (11.1)
        assertFalse(r.inText(0x401100 + SHIFT + (1 << 20)));
        assertEquals("main.B", r.funcForPC(-1L).name());
        assertEquals("pc=0x20100f", r.funcForPC(0x40100f + SHIFT).name());
    }
}
