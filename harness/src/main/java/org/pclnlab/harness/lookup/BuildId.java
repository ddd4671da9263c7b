package org.pclnlab.harness.lookup;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Where;

/** The identity that linkers write into executables: GNU's build id, as hexadecimal digits, or Go's, as text. */
final class BuildId {
    /** A note: {@code u32 namesz, u32 descsz, u32 type}, then name and description, each padded to 4 bytes. */
    private static final int NOTE_HEADER = 12;

    private BuildId() {}

    /**
     * Compares the image's identities with the one that is wanted.
     *
     * @throws ImageException when none of them is
     */
    static void check(Image image, String wanted) throws ImageException {
        String gnu = gnu(image);
        String go = note(image, ".note.go.buildid") == null ? null : text(image);
        if (wanted.equalsIgnoreCase(gnu) || wanted.equals(go)) {
            return;
        }
        String found = gnu != null && go != null ? gnu + " and " + go : gnu != null ? gnu : go;
        throw new Inconsistent(new Where(image.name(), 0, "build id", ""), found == null ? "none" : found, wanted);
    }

    private static @Nullable String gnu(Image image) throws ImageException {
        Bytes id = note(image, ".note.gnu.build-id");
        if (id == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < id.size(); i++) {
            String two = Hex.of(id.u8(i)).substring(2);
            out.append(two.length() == 1 ? "0" : "").append(two);
        }
        return out.toString();
    }

    private static @Nullable String text(Image image) throws ImageException {
        Bytes id = note(image, ".note.go.buildid");
        return id == null ? null : new String(id.copy(0, id.size()), StandardCharsets.US_ASCII);
    }

    /** Description of the first note in a section, null without the section. */
    private static @Nullable Bytes note(Image image, String name) throws ImageException {
        Section section = image.section(name);
        if (section == null) {
            return null;
        }
        Bytes note = image.contents(section);
        Bytes head = note.first(NOTE_HEADER, name);
        long nameSize = (head.u32(0) + 3) & ~3L;
        return note.slice(NOTE_HEADER + nameSize, head.u32(4), name);
    }
}
