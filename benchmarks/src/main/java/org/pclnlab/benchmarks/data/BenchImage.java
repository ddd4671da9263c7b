package org.pclnlab.benchmarks.data;

import java.io.IOException;
import java.nio.file.Path;
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/**
 * An LLGo executable whose table is adopted.
 *
 * @param path the file
 * @param runtime a process of it that has answered nothing yet
 * @param rows its table, on the mapped bytes of the file
 * @param table those bytes, header included
 */
public record BenchImage(Path path, LlgoRuntime runtime, PrebuiltRows rows, Bytes table) {
    /**
     * Opens an executable.
     *
     * @throws ImageException when it is none, or its table is not adopted
     */
    public static BenchImage open(Path path) throws IOException, ImageException {
        LlgoRuntime runtime =
                LlgoRuntime.open(Loader.view(Images.read(MappedFile.open(path).bytes())));
        if (!(runtime.table().adoption() instanceof Adoption.Adopted adopted)) {
            throw new Unsupported(
                    new Where(path.toString(), 0, "function table", ""),
                    String.valueOf(runtime.table().adoption()),
                    "a table that the runtime adopts");
        }
        Bytes table = runtime.metadata()
                .loaded()
                .memory()
                .at(adopted.at(), adopted.header().need(), "LLGOFTB1 table");
        return new BenchImage(path, runtime, adopted.rows(), table);
    }
}
