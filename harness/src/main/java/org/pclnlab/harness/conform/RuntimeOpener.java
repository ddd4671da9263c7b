package org.pclnlab.harness.conform;

import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.GoRuntime;

/** Makes the emulated runtime for one kind of program. */
@FunctionalInterface
public interface RuntimeOpener {
    /** One emulated process; it is asked everything the real one was asked, in the same order. */
    GoRuntime open(LoadedImage image) throws ImageException;
}
