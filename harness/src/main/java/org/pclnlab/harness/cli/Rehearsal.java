package org.pclnlab.harness.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.lookup.Lookup;
import org.pclnlab.harness.lookup.OutputStyle;

/**
 * What the launcher has a JVM do to learn which classes a lookup needs, before it makes its archive of them: a lookup of
 * arguments, one of a stream long enough for all that is done about long ones, and every class of the packages that answer,
 * because the next image may be of the other kind.
 */
public final class Rehearsal {
    private static final int LINES = 20_000;
    private static final String[] PACKAGES = {
        "org/pclnlab/emulator/functab/",
        "org/pclnlab/emulator/gopclntab/",
        "org/pclnlab/emulator/image/elf/",
        "org/pclnlab/emulator/image/load/",
        "org/pclnlab/emulator/metadata/",
        "org/pclnlab/emulator/symbolize/",
        "org/pclnlab/harness/lookup/",
    };

    private Rehearsal() {}

    /**
     * Takes the arguments of {@code lookup}, of which the first that is a file is the image, and the jar with its classes.
     * Prints what nobody wants to read.
     */
    public static void main(String[] args) throws IOException, ImageException, ClassNotFoundException {
        try (JarFile jar = new JarFile(args[0])) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                String name = all.nextElement().getName();
                for (String wanted : PACKAGES) {
                    if (name.startsWith(wanted) && name.endsWith(".class")) {
                        load(name.substring(0, name.length() - ".class".length())
                                .replace('/', '.'));
                    }
                }
            }
        }
        load("org.pclnlab.harness.cli.Main");
        for (String arg : args) {
            if (new File(arg).isFile() && !arg.equals(args[0])) {
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < LINES; i++) {
                    lines.append("0x")
                            .append(Integer.toHexString(0x400000 + 16 * i))
                            .append('\n');
                }
                ByteArrayInputStream in =
                        new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.US_ASCII));
                if (System.in.read() >= 0) {
                    return; // nobody is to talk to it
                }
                Lookup.run(new File(arg), OutputStyle.GNU, in, new ByteArrayOutputStream());
                FastLookup.run(new String[] {"lookup", arg, "0x400000", "0x400010"});
                return;
            }
        }
    }

    private static void load(String name) throws ClassNotFoundException {
        Class.forName(name, false, Rehearsal.class.getClassLoader());
    }
}
