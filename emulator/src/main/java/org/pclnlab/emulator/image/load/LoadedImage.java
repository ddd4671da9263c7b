package org.pclnlab.emulator.image.load;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.elf.ElfRelocations;
import org.pclnlab.emulator.memory.AddressSpace;
import org.pclnlab.emulator.memory.Memory;

/**
 * An image in memory, with relocations applied. {@code slide} is runtime address minus vmaddr; it is added here and
 * nowhere else.
 *
 * @param image what was loaded
 * @param memory its bytes at runtime addresses
 * @param slide a multiple of the page size; 0 for position-dependent images
 * @param relocations what was applied to {@code memory}; of Mach-O fixups: rebases, binds inside the image, other binds
 * @param placeholders what stands for symbols of libraries; null where they are left alone
 */
public record LoadedImage(
        Image image,
        Memory memory,
        long slide,
        ElfRelocations.Counts relocations,
        @Nullable Placeholders placeholders) implements AutoCloseable {
    /** An image without relocations. */
    public LoadedImage(Image image, Memory memory, long slide) {
        this(image, memory, slide, ElfRelocations.Counts.NONE, null);
    }

    /** An image whose references to libraries are left alone. */
    public LoadedImage(Image image, Memory memory, long slide, ElfRelocations.Counts relocations) {
        this(image, memory, slide, relocations, null);
    }

    /** Runtime address of a link-time address. */
    public long toPc(long vmaddr) {
        return vmaddr + slide;
    }

    /** Link-time address of a runtime address. */
    public long toVmaddr(long pc) {
        return pc - slide;
    }

    /**
     * The same image, readable until the result is closed: of an address space its {@link AddressSpace.Lease}, which reads
     * without copying. What reads much takes this first; closing it does not close the image.
     *
     * @throws IllegalStateException when the address space is closed
     */
    public LoadedImage lease() {
        return memory instanceof AddressSpace space
                ? new LoadedImage(image, space.read(), slide, relocations, placeholders)
                : this;
    }

    /** Closes the address space or the lease; images that are read from file or heap need no closing. */
    @Override
    public void close() {
        if (memory instanceof AddressSpace space) {
            space.close();
        } else if (memory instanceof AddressSpace.Lease lease) {
            lease.close();
        }
    }
}
