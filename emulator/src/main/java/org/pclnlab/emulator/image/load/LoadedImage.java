package org.pclnlab.emulator.image.load;

import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.memory.Memory;

/**
 * An image in memory, with relocations applied. {@code slide} is runtime address minus vmaddr; it is added here and
 * nowhere else.
 *
 * @param image what was loaded
 * @param memory its bytes at runtime addresses
 * @param slide a multiple of the page size; 0 for position-dependent images
 */
public record LoadedImage(Image image, Memory memory, long slide) {
    /** Runtime address of a link-time address. */
    public long toPc(long vmaddr) {
        return vmaddr + slide;
    }

    /** Link-time address of a runtime address. */
    public long toVmaddr(long pc) {
        return pc - slide;
    }
}
