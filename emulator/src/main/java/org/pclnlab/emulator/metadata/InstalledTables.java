package org.pclnlab.emulator.metadata;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Memory;

/**
 * Memory of a process whose runtime was to bring its tables itself, instead of finding them linked in: what it has put into
 * its global variables cannot be read from the image.
 */
public interface InstalledTables extends Memory {
    /** The variables after that; null where it failed and they are as the image has them. */
    @Nullable Globals installed();
}
