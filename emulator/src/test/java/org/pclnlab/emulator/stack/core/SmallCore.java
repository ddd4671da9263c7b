package org.pclnlab.emulator.stack.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.stack.unwind.Registers;

/**
 * A core file of a process that never was: a program of two pages, one stack, two threads.
 * <pre>
 *   file 0     ELF header; 64 + 56 * i program headers: 0 notes, 1 program, 2 its data, 3 stack
 *   file 288   notes: PRSTATUS of thread 7, PRSTATUS of thread 8, AUXV, FILE
 *   file 4096  first page of the program, its data page, 8 KiB of stack
 * </pre>
 */
record SmallCore() implements Target {
    static final long PROGRAM = 0x400000, DATA = 0x401000, STACK = 0x7ffc00000000L, STACK_SIZE = 0x2000;
    static final int PHDR = 64, PHDR_SIZE = 56, NOTES = PHDR + 4 * PHDR_SIZE;
    /** p_type, p_offset, p_vaddr, p_filesz and p_memsz in a program header. */
    static final int TYPE = 0, OFFSET = 8, VADDR = 16, FILESZ = 32, MEMSZ = 40;
    /** Bytes of one PRSTATUS note, and where the others begin. */
    static final int STATUS = 20 + 112 + Registers.AMD64_SIZE + 8, AUXV = NOTES + 2 * STATUS, FILE = AUXV + 20 + 32;

    /** Writes it and gives its bytes. */
    static byte[] bytes(Path dir) throws IOException, ImageException {
        Path file = dir.resolve("small-core");
        Files.deleteIfExists(file);
        byte[] auxv = new byte[32];
        ByteBuffer.wrap(auxv)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(3)
                .putLong(PROGRAM + 64)
                .putLong(0)
                .putLong(0);
        CoreWriter.write(new SmallCore(), auxv, file);
        return Files.readAllBytes(file);
    }

    @Override
    public String name() {
        return "small";
    }

    @Override
    public Arch arch() {
        return Arch.AMD64;
    }

    @Override
    public List<ThreadState> threads() {
        return List.of(
                new ThreadState(7, "", Registers.of(Arch.AMD64, PROGRAM + 0x10, STACK + 0x100, STACK + 0x110)),
                new ThreadState(8, "", Registers.of(Arch.AMD64, PROGRAM + 0x20, STACK + 0x900, STACK + 0x910)));
    }

    @Override
    public Memory memory() {
        ByteBuffer stack = ByteBuffer.allocate((int) STACK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0x110; at < 0x800; at += 16) {
            stack.putLong(at, STACK + at + 16).putLong(at + 8, PROGRAM + at);
        }
        return new SegmentedMemory.Builder("small")
                .add(PROGRAM, Bytes.of(ByteBuffer.allocate(4096), "small", PROGRAM), 4096)
                .add(DATA, Bytes.of(ByteBuffer.allocate(4096), "small", DATA), 4096)
                .add(STACK, Bytes.of(stack, "small", STACK), STACK_SIZE)
                .build();
    }

    @Override
    public List<Mapping> mappings() {
        return List.of(
                new Mapping(PROGRAM, PROGRAM + 4096, false, 0, "/bin/small", false),
                new Mapping(DATA, DATA + 4096, true, 4096, "/bin/small", false),
                new Mapping(STACK, STACK + STACK_SIZE, true, 0, "[stack]", false));
    }

    @Override
    public @Nullable Mapping executable() {
        return mappings().get(0);
    }

    @Override
    public @Nullable Bytes open(Mapping mapping) {
        return null;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }
}
