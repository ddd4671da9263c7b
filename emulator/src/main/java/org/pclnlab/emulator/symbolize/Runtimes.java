package org.pclnlab.emulator.symbolize;

import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.SiteKind;

/** Chooses the runtime that an executable carries. */
public final class Runtimes {
    private Runtimes() {}

    /**
     * The runtime of a Go program: LLGo's where the image has LLGo's metadata, gc's otherwise. LLGo is asked first because
     * its site section is found by one name, while gc's tables may have to be searched for.
     *
     * @throws ImageException when the image carries neither, or damaged tables
     */
    public static GoRuntime open(LoadedImage loaded) throws ImageException {
        return isLlgo(loaded) ? LlgoRuntime.open(loaded) : GcRuntime.open(loaded);
    }

    /** Whether the image carries LLGo metadata, {@code -pclntab=none} executables included. */
    public static boolean isLlgo(LoadedImage loaded) throws ImageException {
        Image image = loaded.image();
        if (SiteKind.ENTRY.section(image) != null) {
            return true;
        }
        // Only -pclntab=none and sites-off executables get this far; gc has a section of its own that says no at once.
        return image.section(".gopclntab") == null
                && image.section(".data.rel.ro.gopclntab") == null
                && image.section("__TEXT,__gopclntab") == null
                && image.section("__DATA_CONST,__gopclntab") == null
                && Globals.read(loaded).named();
    }
}
