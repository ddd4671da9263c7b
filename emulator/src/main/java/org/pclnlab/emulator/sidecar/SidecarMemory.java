package org.pclnlab.emulator.sidecar;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.InstalledTables;

/**
 * Memory of a process after its attempt: the image, and the buffer that holds the sidecar. The buffer lies where no image
 * is linked and no Linux or darwin process has one; where in its heap a process has it, no answer tells.
 */
final class SidecarMemory implements InstalledTables {
    /** Address of the buffer. */
    static final long BUFFER = 0xc0_0000_0000L;

    private final Memory image;
    private final Attempt attempt;
    private final @Nullable Bytes buffer;
    private final @Nullable Globals globals;

    SidecarMemory(Memory image, Attempt attempt, @Nullable Bytes buffer, @Nullable Globals globals) {
        this.image = image;
        this.attempt = attempt;
        this.buffer = buffer;
        this.globals = globals;
    }

    Attempt attempt() {
        return attempt;
    }

    @Override
    public @Nullable Globals installed() {
        return globals;
    }

    @Override
    public String name() {
        return image.name();
    }

    private boolean inBuffer(long addr) {
        Bytes b = buffer;
        return b != null && Unsigned.less(addr - BUFFER, b.size());
    }

    @Override
    public long available(long addr) {
        Bytes b = buffer;
        return b != null && inBuffer(addr) ? b.size() - (addr - BUFFER) : image.available(addr);
    }

    @Override
    public Bytes at(long addr, long length, String structure) throws ImageException {
        Bytes b = buffer;
        return b != null && inBuffer(addr)
                ? b.slice(addr - BUFFER, length, structure)
                : image.at(addr, length, structure);
    }

    @Override
    public Bytes contiguous(long addr, String structure) throws ImageException {
        Bytes b = buffer;
        return b != null && inBuffer(addr)
                ? b.slice(addr - BUFFER, b.size() - (addr - BUFFER), structure)
                : image.contiguous(addr, structure);
    }
}
