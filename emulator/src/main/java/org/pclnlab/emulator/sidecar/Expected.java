package org.pclnlab.emulator.sidecar;

import java.util.HexFormat;
import java.util.List;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.SiteKind;

/**
 * What a process compares a sidecar with.
 *
 * @param goos 1 linux, 2 darwin
 * @param goarch 1 amd64, 2 arm64
 * @param identity the 32 bytes of the executable's slot, hexadecimal
 * @param base lowest mapped address of the executable, which is not the slide (07 section 8 step 1)
 */
public record Expected(SidecarVersion version, int goos, int goarch, String identity, long base) {
    /** The page of the machines that programs run on; one with larger pages rounds the same addresses down further. */
    private static final long PAGE = 4096;

    /** What the process of a loaded executable expects. */
    public static Expected of(LoadedImage loaded, Generation generation) throws ImageException {
        Image image = loaded.image();
        Section slot = SiteKind.IDENTITY.section(image);
        if (slot == null) {
            throw new Unsupported(
                    new Where(image.name(), 0, "section table", "llgo_pclntab_id"),
                    "no such section",
                    "one, as in programs that were built with -pclntab=external");
        }
        byte[] identity = loaded.memory()
                .at(loaded.toPc(slot.vmaddr()), SidecarHeader.IDENTITY_SIZE, "identity")
                .copy(0, SidecarHeader.IDENTITY_SIZE);
        return new Expected(
                SidecarVersion.of(generation),
                goos(image),
                goarch(image.arch()),
                HexFormat.of().formatHex(identity),
                loaded.toPc(lowest(image)));
    }

    /** The number of an image's operating system. */
    public static int goos(Image image) {
        return image.format() == Image.Format.ELF ? 1 : 2;
    }

    static int goarch(Arch arch) {
        return arch == Arch.AMD64 ? 1 : 2;
    }

    /**
     * Of ELF the first page of the lowest segment, whether the file backs it or not; of Mach-O the address of the header,
     * which is at the start of the file.
     */
    private static long lowest(Image image) {
        List<Segment> segments = image.segments();
        if (image.format() == Image.Format.ELF) {
            return segments.isEmpty() ? 0 : segments.get(0).vmaddr() & -PAGE;
        }
        for (Segment s : segments) {
            if (s.fileOff() == 0 && s.fileSize() != 0) {
                return s.vmaddr();
            }
        }
        return 0;
    }
}
