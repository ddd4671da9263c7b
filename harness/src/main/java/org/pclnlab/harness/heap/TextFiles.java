package org.pclnlab.harness.heap;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.harness.outcome.UsageException;

/** Reads a text file of the user's with one of this package's readers. */
public final class TextFiles {
    private TextFiles() {}

    /** A reader of this package. */
    public interface Reader<T> {
        T read(String file, BufferedReader in) throws IOException, UsageException;
    }

    /** Throws {@link UsageException} when the file cannot be read or is not what the reader reads. */
    public static <T> T read(Path file, Reader<T> reader) throws UsageException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return reader.read(file.toString(), in);
        } catch (CharacterCodingException e) {
            throw new UsageException(file + ": found bytes that are not UTF-8, expected text");
        } catch (IOException e) {
            throw UsageException.unreadable(file, e);
        }
    }
}
