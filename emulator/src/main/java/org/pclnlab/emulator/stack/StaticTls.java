package org.pclnlab.emulator.stack;

import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.elf.Phdr64;

/** Where each thread has the executable's own thread-local variables: on amd64 a block right below its thread pointer. */
public final class StaticTls {
    private final long size;

    private StaticTls(long size) {
        this.size = size;
    }

    public static StaticTls of(Image image) {
        if (image instanceof ElfImage elf) {
            for (Phdr64 p : elf.programHeaders()) {
                if (p.type() == Phdr64.PT_TLS) {
                    long align = Math.max(p.align(), 1);
                    return new StaticTls((p.memsz() + align - 1) & -align);
                }
            }
        }
        return new StaticTls(0);
    }

    /**
     * Address of a variable in one thread.
     *
     * @param threadPointer of the thread, not 0
     * @param variable a symbol of kind TLS, whose value is relative to the block
     */
    public long address(long threadPointer, Symbol variable) {
        return threadPointer - size + variable.value();
    }
}
