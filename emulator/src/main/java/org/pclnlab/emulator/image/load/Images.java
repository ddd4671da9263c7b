package org.pclnlab.emulator.image.load;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Where;

/** Reads an executable of any supported container. */
public final class Images {
    private Images() {}

    /**
     * Reads the headers of an executable; of a fat Mach-O file those of the first slice that can be read.
     *
     * @throws ImageException when it is none, of an unsupported kind, or damaged
     */
    public static Image read(Bytes file) throws ImageException {
        return read(file, null);
    }

    /**
     * Reads the headers of an executable.
     *
     * @param arch which slice of a fat Mach-O file; of no meaning to other files
     */
    public static Image read(Bytes file, @Nullable Arch arch) throws ImageException {
        if (ElfImage.recognises(file)) {
            return ElfImage.read(file);
        }
        if (MachoImage.recognises(file)) {
            return MachoImage.read(file, arch);
        }
        StringBuilder start = new StringBuilder("the bytes");
        for (int i = 0; i < Math.min(4, file.size()); i++) {
            start.append(" ").append(Integer.toHexString(file.u8(i) | 0x100), 1, 3);
        }
        throw new BadValue(new Where(file.file(), 0, "file", "magic"), start.toString(), "an ELF or Mach-O executable");
    }
}
