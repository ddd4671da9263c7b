package org.pclnlab.harness.lookup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.BriefFile;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.emulator.symbolize.Runtimes;

/** Answers a stream of pcs about one image. Memory does not depend on the number of pcs. */
public final class Lookup {
    private Lookup() {}

    /** Reads pcs as a style has them without any other option, one on a line, and writes the answers. */
    public static void run(File image, OutputStyle style, InputStream pcs, OutputStream out)
            throws IOException, ImageException {
        run(image, LookupOptions.of(style), null, pcs, out);
    }

    /** The same for pcs from a command line. */
    public static void run(File image, OutputStyle style, List<String> pcs, OutputStream out)
            throws IOException, ImageException {
        run(image, LookupOptions.of(style), null, pcs, out);
    }

    /** The same for pcs from a command line, with options. */
    public static @Nullable String run(
            File image, LookupOptions options, @Nullable String buildId, List<String> pcs, OutputStream out)
            throws IOException, ImageException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < pcs.size(); i++) {
            lines.append(pcs.get(i)).append('\n');
        }
        InputStream in = new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
        if (options.style() != OutputStyle.JSON || options.filter()) {
            return run(image, options, buildId, in, out);
        }
        ByteArrayOutputStream objects = new ByteArrayOutputStream();
        String remark = run(image, options, buildId, in, objects);
        byte[] all = objects.toByteArray();
        // A line feed ends each object, and there is none inside: an array has commas between and one line feed behind.
        for (int i = 0; i + 1 < all.length; i++) {
            if (all[i] == '\n') {
                all[i] = ',';
            }
        }
        out.write('[');
        out.write(all, 0, Math.max(0, all.length - 1));
        out.write(']');
        out.write('\n');
        out.flush();
        return remark;
    }

    /**
     * Reads pcs, one on a line, or text with pcs inside, and writes the answers. A line that is no pc is answered as the
     * imitated tool does and never ends the rest.
     *
     * @param buildId what the image has to be, null for any
     * @return a remark about the answers, null when there is none
     * @throws ImageException when the image cannot be read, is another one, or changes meanwhile; and after the last answer,
     *     when tables turned out to be damaged at a pc that was asked for
     */
    public static @Nullable String run(
            File image, LookupOptions options, @Nullable String buildId, InputStream pcs, OutputStream out)
            throws IOException, ImageException {
        try (BriefFile file = BriefFile.open(image)) {
            ImageException problem;
            String remark = null;
            try {
                LoadedImage loaded = Loader.view(Images.read(file.bytes()));
                if (buildId != null) {
                    BuildId.check(loaded.image(), buildId);
                }
                // Asked here, so that a program with its tables inside loads no class for sidecars.
                if (SiteKind.IDENTITY.section(loaded.image()) != null || options.sidecar() != null) {
                    loaded = ExternalTables.complete(loaded, image, options.sidecar());
                    remark = ExternalTables.remark(loaded);
                }
                problem = answer(loaded, options.withModule(image.getPath()), pcs, out);
            } catch (InternalError shrunk) {
                throw file.changed();
            }
            file.checkUnchanged();
            if (problem != null) {
                throw problem;
            }
            return remark;
        }
    }

    private static @Nullable ImageException answer(
            LoadedImage loaded, LookupOptions options, InputStream pcs, OutputStream out)
            throws IOException, ImageException {
        long shift = (options.relative() ? lowest(loaded.image()) : 0) - options.slide();
        if (options.style() == OutputStyle.GO && !options.filter()) {
            goStyle(GoAnswers.open(loaded), shift, new LineInput(pcs), new LookupOutput(out, 1 << 13));
            return null;
        }
        AnswerForm form = options.filter() ? new FilterForm(options) : AnswerForm.of(options);
        PcAnswers answers = Runtimes.isLlgo(loaded) ? LlgoAnswers.open(loaded) : GcAnswers.open(loaded);
        AnswerCache cache = new AnswerCache(answers, form);
        LineFilter filter = options.filter() ? filter(loaded.image(), shift) : new LineFilter(0, 0, 0);
        new LookupPool(new LineBlocks(pcs, options.filter()), cache, form, filter, answers.many(), shift, out).run();
        return cache.problem();
    }

    private static LineFilter filter(Image image, long shift) throws ImageException {
        Section text = image.text();
        return new LineFilter(text.vmaddr(), text.end(), shift);
    }

    /** Lowest address that the image asks for: what a process's base address stands for. */
    private static long lowest(Image image) {
        return image.segments().isEmpty() ? 0 : image.segments().get(0).vmaddr();
    }

    private static void goStyle(GoAnswers answers, long shift, LineInput in, LookupOutput out)
            throws IOException, ImageException {
        while (in.next()) {
            if (PcText.reverse(in)) {
                out.ascii("!reverse translation not implemented\n");
            } else {
                answers.answer(PcText.parse(in) + shift, out);
            }
            if (!in.ready()) {
                out.flush(); // somebody may wait for this answer before asking on
            }
        }
        out.flush();
    }
}
