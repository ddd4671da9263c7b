package org.pclnlab.emulator.symbolize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

class GcRuntimeTest {
    /** Answers questions about its own functions; a question is a function and a distance from its entry. */
    private static final String SELF = """
            package main

            import (
            	"fmt"
            	"reflect"
            	"runtime"
            	"strings"
            )

            type pair[K comparable, V any] struct {
            	k K
            	v V
            }

            //go:noinline
            func (p *pair[K, V]) Key() K { return p.k }

            func twice(x int) int { return once(x) + once(x+1) }

            func once(x int) int {
            	if x < 0 {
            		panic("negative")
            	}
            	return x * x
            }

            //go:noinline
            func outer(n int) int { return twice(n) + len(strings.Repeat("x", n)) }

            func main() {
            	closure := func() int { return outer(2) }
            	p := &pair[string, []int]{}
            	_ = p.Key()
            	fs := []any{outer, closure, (*pair[string, []int]).Key, p.Key, strings.Repeat, fmt.Println, main}
            	for _, f := range fs {
            		entry := reflect.ValueOf(f).Pointer()
            		own := runtime.FuncForPC(entry)
            		for _, d := range []int{0, 1, 2, 5, 9, 17, 33, 50, 64, 90} {
            			pc := entry + uintptr(d)
            			g := runtime.FuncForPC(pc)
            			file, line := g.FileLine(pc)
            			fmt.Printf("%x %x %s %s %d %v\\n", pc, g.Entry(), g.Name(), file, line, g == own)
            		}
            		// FileLine of pcs that belong to other functions
            		for _, d := range []int{-100000, -1, 100000, 1 << 40} {
            			file, line := own.FileLine(entry + uintptr(d))
            			fmt.Printf("other %x %d %s %d\\n", entry, d, file, line)
            		}
            	}
            	for _, pc := range []uintptr{0, 1, 0x1000, 1 << 40, ^uintptr(0)} {
            		fmt.Printf("nil %x %v\\n", pc, runtime.FuncForPC(pc) == nil)
            	}
            }
            """;

    private static GcRuntime open(Path file) throws Exception {
        return GcRuntime.open(Loader.view(Images.read(MappedFile.open(file).bytes())));
    }

    @Test
    @Requires.Linux
    void agreesWithTheProcessAboutItsOwnFunctions() throws Exception {
        Path file = GoPrograms.build("self", SELF, "linux/amd64");
        GcRuntime runtime = open(file);
        int asked = 0;
        int dots = 0;
        for (String line : GoPrograms.run(GoPrograms.dir(), Map.of(), "", file.toString())
                .lines()
                .toList()) {
            asked++;
            String[] w = line.split(" ", -1);
            if (w[0].equals("nil")) {
                assertEquals(w[2].equals("true"), runtime.funcForPC(Long.parseUnsignedLong(w[1], 16)) == null, line);
            } else if (w[0].equals("other")) {
                long entry = Long.parseUnsignedLong(w[1], 16);
                Func own = runtime.funcForPC(entry);
                assertNotNull(own);
                FileLine at = runtime.fileLine(own, entry + Long.parseLong(w[2]));
                assertEquals(w[3] + " " + w[4], at.file() + " " + at.line(), line);
            } else {
                long pc = Long.parseUnsignedLong(w[0], 16);
                Func f = runtime.funcForPC(pc);
                assertNotNull(f, line);
                FileLine at = runtime.fileLine(f, pc);
                assertEquals(
                        w[1] + " " + w[2] + " " + w[3] + " " + w[4],
                        Long.toHexString(f.entry()) + " " + f.name() + " " + at.file() + " " + at.line());
                dots += f.name().contains("[...]") ? 1 : 0;
                if (w[5].equals("true")) {
                    assertSame(runtime.funcForPC(f.entry()), f, line);
                }
            }
        }
        assertTrue(asked > 80, "only " + asked);
        assertTrue(dots > 10, "only " + dots);
    }

    @Test
    void framesAtExpandsInlinedCallsInnermostFirst() throws Exception {
        GcRuntime runtime = open(GoPrograms.build("self", SELF, "linux/amd64"));
        GcTable table = runtime.table();
        boolean seen = false;
        for (long pc = table.minpc(); pc < table.maxpc() - 1 && !seen; pc++) {
            List<Frame> frames = runtime.framesAt(pc);
            seen = frames.size() == 3
                    && frames.get(0).function().equals("main.once")
                    && frames.get(1).function().equals("main.twice")
                    && frames.get(2).function().equals("main.outer");
            if (seen) {
                assertTrue(frames.get(0).inlined() && frames.get(1).inlined());
                assertEquals(frames.get(2).entry(), frames.get(0).entry());
                assertEquals(frames, runtime.callersFrames(pc + 1, 0).all());
                // only what follows in the slice makes Go look for the callers
                assertEquals(frames.subList(0, 1), runtime.callersFrames(pc + 1).all());
            }
        }
        assertTrue(seen, "once in twice in outer");
        assertEquals(List.of(), runtime.framesAt(0));
    }

    @Test
    void answersAtASlideAreThoseWithoutItMoved() throws Exception {
        Path file = GoPrograms.build("self", SELF, "linux/amd64", "-buildmode=pie");
        MappedFile mapped = MappedFile.open(file);
        Image image = Images.read(mapped.bytes());
        GcRuntime still = GcRuntime.open(Loader.view(image));
        long slide = 0x7000_0000L;
        LoadedImage loaded = Loader.load(image, mapped, slide);
        try {
            GcRuntime moved = GcRuntime.open(loaded);
            for (long pc = still.table().minpc() - 5; pc < still.table().maxpc() + 5; pc += 61) {
                Func a = still.funcForPC(pc);
                Func b = moved.funcForPC(pc + slide);
                if (a == null) {
                    assertNull(b);
                    continue;
                }
                assertNotNull(b);
                assertEquals(a.entry() + slide, b.entry());
                assertEquals(a.name(), b.name());
                assertEquals(still.fileLine(a, pc), moved.fileLine(b, pc + slide));
            }
        } finally {
            if (loaded.memory() instanceof AutoCloseable space) {
                space.close();
            }
        }
    }

    @Test
    void lookupsAllocateNothing() throws Exception {
        GcTable table = open(GoPrograms.build("self", SELF, "linux/amd64")).table();
        long sum = lookups(table) + lookups(table);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(id);
        long before = threads.getThreadAllocatedBytes(id);
        sum += lookups(table);
        long allocated = threads.getThreadAllocatedBytes(id) - before;
        assertTrue(allocated < 1000, allocated + " bytes, checksum " + sum);
    }

    private static long lookups(GcTable table) throws Exception {
        long sum = 0;
        for (long pc = table.minpc(); pc < table.maxpc(); pc += 11) {
            int fn = table.func(table.row(pc));
            long entry = table.entry(fn);
            int index = table.inlineIndex(fn, entry, pc);
            sum += table.fileLine(fn, entry, pc) + table.rowBySearch(pc);
            sum += index < 0 ? table.nameOff(fn) : table.inlineNameOff(table.inlineNode(fn, index));
        }
        return sum;
    }

    @Test
    void typeArgumentsBecomeDots() {
        assertEquals("main.(*pair[...]).Key", GcRuntime.forPrint("main.(*pair[string,[]int]).Key"));
        assertEquals("main.f[...].func1", GcRuntime.forPrint("main.f[go.shape.int].func1"));
        assertEquals("main.f", GcRuntime.forPrint("main.f"));
        assertEquals("]a[", GcRuntime.forPrint("]a["));
    }
}
