package org.pclnlab.emulator.stack.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;

/** Where functions begin, by call frame information and by the linker's symbols. */
class FrameTableTest {
    private static final String SOURCE = """
            int first(int x) { volatile char a[300]; a[x] = 1; return a[0] + x; }
            int second(int x) { return first(x) + 1; }
            int main(int n, char **v) { return second(n) + first(2 * n); }
            """;

    @TempDir
    private Path dir;

    @Test
    @Requires.Linux
    void startIsTheFunctionsFirstInstruction() throws Exception {
        Path program = Run.cc(dir, "program", SOURCE, "-O0", "-fno-inline");
        ElfImage image = assertInstanceOf(
                ElfImage.class, Images.read(MappedFile.open(program).bytes()));
        FrameTable table = FrameTable.of(image);
        for (String name : new String[] {"first", "second", "main"}) {
            Symbol s = image.symbols().find(new String[] {name})[0];
            assertEquals(s.value(), table.start(s.value()), name);
            assertEquals(s.value(), table.start(s.value() + 9), name);
            assertEquals(s.value(), table.start(s.value() + s.size() - 1), name);
        }
        assertEquals(0, table.start(0));
        assertEquals(0, table.start(-1));
    }
}
