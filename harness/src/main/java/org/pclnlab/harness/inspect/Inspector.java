package org.pclnlab.harness.inspect;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.check.CheckReport;
import org.pclnlab.harness.check.Checker;
import org.pclnlab.harness.inspect.Inspection.Area;

/** Makes an {@link Inspection} of an image. */
public final class Inspector {
    private Inspector() {}

    /**
     * Reads everything that the tables hold.
     *
     * @throws ImageException when the image has tables of neither LLGo nor gc, or gc's cannot be opened
     */
    public static Inspection inspect(LoadedImage loaded) throws ImageException {
        CheckReport check = Checker.check(loaded);
        return Runtimes.isLlgo(loaded)
                ? new LlgoInspector(loaded).inspect(check)
                : new GcInspector(loaded).inspect(check);
    }

    static List<Area> segments(Image image) {
        List<Area> out = new ArrayList<>();
        for (Segment s : image.segments()) {
            String access = access(s.readable(), s.writable(), s.executable());
            out.add(new Area(s.name(), s.vmaddr(), s.memSize(), s.fileOff(), s.fileSize(), access));
        }
        return out;
    }

    static List<Area> sections(Image image) {
        List<Area> out = new ArrayList<>();
        for (Section s : image.sections()) {
            if (!s.name().isEmpty() || s.size() != 0) {
                String access = s.loaded() ? access(true, s.writable(), s.executable()) : "---";
                out.add(new Area(s.name(), s.vmaddr(), s.size(), s.fileOff(), s.fileSize(), access));
            }
        }
        return out;
    }

    private static String access(boolean read, boolean write, boolean execute) {
        return (read ? "r" : "-") + (write ? "w" : "-") + (execute ? "x" : "-");
    }

    /** Package of a Go name: up to the first dot behind the last slash, type arguments left aside. */
    static String packageOf(String name) {
        int bracket = name.indexOf('[');
        String plain = bracket < 0 ? name : name.substring(0, bracket);
        int dot = plain.indexOf('.', plain.lastIndexOf('/') + 1);
        return dot <= 0 ? "(no package)" : plain.substring(0, dot);
    }
}
