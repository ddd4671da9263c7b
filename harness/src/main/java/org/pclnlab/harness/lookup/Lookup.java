package org.pclnlab.harness.lookup;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.BriefFile;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Runtimes;

/** Answers a stream of pcs about one image. Memory does not depend on the number of pcs. */
public final class Lookup {
    private Lookup() {}

    /**
     * Reads pcs, one on a line, and writes the answers.
     *
     * @param pcs lines; bad ones are answered as {@code go tool addr2line} answers them
     * @throws ImageException when the image cannot be read or changes meanwhile
     */
    public static void run(File image, OutputStyle style, InputStream pcs, OutputStream out)
            throws IOException, ImageException {
        try (BriefFile file = BriefFile.open(image)) {
            try {
                LoadedImage loaded = Loader.view(Images.read(file.bytes()));
                answerAll(answers(loaded, style), style, new LineInput(pcs), new LookupOutput(out));
            } catch (InternalError shrunk) {
                throw file.changed();
            }
            file.checkUnchanged();
        }
    }

    /** The same for pcs from a command line. */
    public static void run(File image, OutputStyle style, List<String> pcs, OutputStream out)
            throws IOException, ImageException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < pcs.size(); i++) {
            lines.append(pcs.get(i)).append('\n');
        }
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        run(image, style, new ByteArrayInputStream(text), out);
    }

    private static PcAnswers answers(LoadedImage loaded, OutputStyle style) throws ImageException {
        if (style == OutputStyle.GO) {
            return GoAnswers.open(loaded);
        }
        boolean llvm = style == OutputStyle.LLVM;
        return Runtimes.isLlgo(loaded) ? LlgoAnswers.open(loaded, llvm) : FrameAnswers.open(loaded, llvm);
    }

    private static void answerAll(PcAnswers answers, OutputStyle style, LineInput in, LookupOutput out)
            throws IOException, ImageException {
        while (in.next()) {
            if (style == OutputStyle.GO && PcText.reverse(in)) {
                out.ascii("!reverse translation not implemented\n");
            } else {
                answers.answer(PcText.parse(in), out);
            }
            if (!in.ready()) {
                out.flush(); // somebody may wait for this answer before asking on
            }
        }
        out.flush();
    }
}
