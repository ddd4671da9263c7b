package org.pclnlab.harness.stack;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.Target;

/**
 * Makes sure that a core file was written by a process of this very program. The first page of a program holds its headers and
 * as a rule its build id, and is dumped; so are other pages that nothing can write.
 */
final class CoreCheck {
    private static final int PAGE = 4096;

    private CoreCheck() {}

    static void check(Target core, ElfImage program) throws ImageException {
        if (core.arch() != program.arch()) {
            throw new Unsupported(
                    new Where(core.name(), 0, "ELF header", "e_machine"),
                    core.arch().goName() + ", but " + program.name() + " is "
                            + program.arch().goName(),
                    "a program of the same architecture");
        }
        Mapping self = core.executable();
        for (Segment s : program.segments()) {
            if (!s.writable()) {
                compare(core, program, s, self);
            }
        }
    }

    private static void compare(Target core, ElfImage program, Segment s, @Nullable Mapping self)
            throws ImageException {
        long slide = 0;
        if (program.positionIndependent()) {
            if (self == null) {
                return;
            }
            slide = self.start() - (program.segments().get(0).vmaddr() & -PAGE);
        }
        long from = s.vmaddr() + slide;
        long there = Unsigned.min(core.memory().available(from), Unsigned.min(s.fileSize(), PAGE));
        if (there == 0) {
            return;
        }
        Bytes dumped = core.memory().at(from, there, s.name());
        Bytes linked = program.file().slice(s.fileOff(), there, s.name());
        int at = dumped.buffer().mismatch(linked.buffer());
        if (at >= 0 && at < there) {
            throw new Inconsistent(
                    new Where(core.name(), from + at, s.name(), "byte"),
                    Hex.of(dumped.u8(at)) + ": the core is of another build than " + program.name(),
                    Hex.of(linked.u8(at)) + " as in that file (give the right program with --exe)");
        }
    }
}
