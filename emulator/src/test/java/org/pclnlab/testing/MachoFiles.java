package org.pclnlab.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.pclnlab.emulator.forge.ForgedMacho;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/** The committed Mach-O images; {@code ForgedMachoTest} shows that they are what their sources say. */
public final class MachoFiles {
    private MachoFiles() {}

    /** Names of all images, for parameterized tests. */
    public static List<String> names() {
        return ForgedMacho.all().stream().map(ForgedMacho.Entry::name).toList();
    }

    /** Those with chained fixups. */
    public static List<String> chained() {
        return names().stream().filter(n -> !n.endsWith("-classic")).toList();
    }

    /** A fresh copy of an image. */
    public static byte[] bytes(String name) {
        return resource(name + ".macho");
    }

    /** A file of the folder. */
    public static byte[] resource(String file) {
        try (InputStream in = MachoFiles.class.getResourceAsStream("/macho/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource /macho/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MachoImage image(byte[] file) throws ImageException {
        return (MachoImage) Images.read(Bytes.of(file, "image"));
    }

    public static ByteBuffer le(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** File offset of the first load command with a tag. */
    public static int command(byte[] file, int tag) {
        ByteBuffer f = le(file);
        for (int i = 0, at = 32; i < f.getInt(16); i++, at += f.getInt(at + 4)) {
            if (f.getInt(at) == tag) {
                return at;
            }
        }
        throw new IllegalArgumentException("no command 0x" + Integer.toHexString(tag));
    }

    /** File offset of the fixups header. */
    public static int fixups(byte[] file) {
        return le(file).getInt(command(file, 0x80000034) + 8);
    }

    /** File offset of the chain starts of a segment, given by its position among the segment commands. */
    public static int starts(byte[] file, int segment) {
        int image = fixups(file) + le(file).getInt(fixups(file) + 4);
        return image + le(file).getInt(image + 4 + 4 * segment);
    }

    /** Position of the first segment that has fixups. */
    public static int fixedSegment(byte[] file) {
        int image = fixups(file) + le(file).getInt(fixups(file) + 4);
        for (int i = 0; i < le(file).getInt(image); i++) {
            if (le(file).getInt(image + 4 + 4 * i) != 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no fixups");
    }
}
