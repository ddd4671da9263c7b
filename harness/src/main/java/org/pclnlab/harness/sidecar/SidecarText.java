package org.pclnlab.harness.sidecar;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.sidecar.HostParser;
import org.pclnlab.emulator.sidecar.SidecarEncoder;
import org.pclnlab.emulator.sidecar.SidecarHeader;
import org.pclnlab.emulator.sidecar.SidecarSection;
import org.pclnlab.emulator.sidecar.SidecarTables;
import org.pclnlab.emulator.sidecar.SidecarVersion;
import org.pclnlab.harness.report.Printable;

/** A sidecar for a terminal: header, sections, and what LLGo's tools say of it. */
final class SidecarText {
    private static final List<String> SYSTEMS = List.of("linux", "darwin"), PROCESSORS = List.of("amd64", "arm64");

    private SidecarText() {}

    /**
     * Prints a file of any content.
     *
     * @return what LLGo's tools refuse it for, null when they accept it
     */
    static @Nullable String print(Bytes file, PrintWriter out) throws ImageException {
        SidecarHeader h = SidecarHeader.read(file);
        SidecarVersion version = h.version() == SidecarVersion.V3.number() ? SidecarVersion.V3 : SidecarVersion.V4;
        String refusal = HostParser.refusal(file, version);
        out.println("Sidecar:    " + Printable.of(file.file()) + " (" + file.size() + " bytes)");
        out.println("Version:    " + h.version() + ", ABI " + h.abi() + ", header of " + h.headerSize() + " bytes");
        out.println("Target:     " + name(h.goos(), SYSTEMS) + " " + name(h.goarch(), PROCESSORS) + ", pointers of "
                + h.pointerSize() + " bytes, "
                + (h.endianness() == 1 ? "little-endian" : "byte order " + h.endianness()));
        out.println("Size:       " + Long.toUnsignedString(h.fileSize()) + " as stated");
        out.println("Hash:       " + Hex.of(h.hash()));
        out.println("Image base: " + Hex.of(h.imageBase()));
        out.println("Text:       " + Hex.range(h.textStart(), h.textEnd()) + " from there");
        out.println("Identity:   " + h.identity());
        out.println();
        out.println("  file offset       count  element  section");
        for (SidecarSection s : version.sections()) {
            SidecarHeader.Descriptor d = h.of(s, version);
            out.printf(
                    "  %11s  %10s  %7d  %s%n",
                    Hex.of(d.offset()), Long.toUnsignedString(d.count()), s.size(), s.title());
        }
        out.println();
        out.println("LLGo's tools: " + (refusal == null ? "accept it" : "refuse it: " + refusal));
        if (refusal == null) {
            out.println("Re-encoded:   " + reencoded(file, h, version));
        }
        return refusal;
    }

    private static String reencoded(Bytes file, SidecarHeader h, SidecarVersion version) {
        try {
            byte[] again =
                    SidecarEncoder.encode(SidecarEncoder.Target.of(h, version), SidecarTables.read(file, version));
            int at = Arrays.mismatch(again, file.copy(0, file.size()));
            return at < 0 ? "the same bytes" : "different from " + Hex.of(at) + " on: not as LLGo's encoder writes it";
        } catch (ImageException e) {
            return "not possible: " + e.getMessage();
        }
    }

    private static String name(int number, List<String> names) {
        return number >= 1 && number <= names.size() ? names.get(number - 1) : "unknown (" + number + ")";
    }
}
