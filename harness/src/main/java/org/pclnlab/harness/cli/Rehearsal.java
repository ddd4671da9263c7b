package org.pclnlab.harness.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.lookup.Lookup;
import org.pclnlab.harness.lookup.OutputStyle;

/**
 * What the launcher has a JVM do to learn which classes a command needs, before it makes its archive of them.
 *
 * <p>For {@code lookup} a lookup of arguments, one of a stream long enough for all that is done about long ones, and every
 * class of the packages that answer, because the next image may be of the other kind. Any other command is not to be run
 * twice: it is run here, for its user, and what its next question may need is loaded after it.
 */
public final class Rehearsal {
    private static final int LINES = 20_000;
    private static final List<String> LOOKUP = List.of(
            "org/pclnlab/emulator/functab/",
            "org/pclnlab/emulator/gopclntab/",
            "org/pclnlab/emulator/image/elf/",
            "org/pclnlab/emulator/image/load/",
            "org/pclnlab/emulator/metadata/",
            "org/pclnlab/emulator/symbolize/",
            "org/pclnlab/harness/lookup/");
    private static final List<String> TRIAGE = List.of("org/pclnlab/harness/triage/", "org/pclnlab/harness/cli/Triage");

    private Rehearsal() {}

    /** Takes the jar with the classes, and the arguments of {@code pclnlab}. */
    public static void main(String[] args) throws IOException, ImageException, ClassNotFoundException {
        String[] command = Arrays.copyOfRange(args, 1, args.length);
        if (command[0].equals("lookup")) {
            load(args[0], LOOKUP);
            load("org.pclnlab.harness.cli.Main");
            lookup(command);
        } else {
            int code = Main.run(command);
            if (command[0].equals("triage")) {
                load(args[0], TRIAGE);
            }
            System.exit(code);
        }
    }

    /** The first argument that is a file is the image. Prints what nobody wants to read. */
    private static void lookup(String[] args) throws IOException, ImageException {
        for (String arg : args) {
            if (new File(arg).isFile()) {
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

    private static void load(String file, List<String> prefixes) throws IOException, ClassNotFoundException {
        try (JarFile jar = new JarFile(file)) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                String name = all.nextElement().getName();
                if (name.endsWith(".class") && prefixes.stream().anyMatch(name::startsWith)) {
                    load(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
    }

    private static void load(String name) throws ClassNotFoundException {
        Class.forName(name, false, Rehearsal.class.getClassLoader());
    }
}
