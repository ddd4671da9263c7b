package org.pclnlab.harness.report.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.WholeFile;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportJson;

/** Writes reports to files; each in place of an older one only as a whole. */
public final class ReportFiles {
    private static final int SHOWN = 50;

    private ReportFiles() {}

    /** All forms, under their usual names. */
    public static void all(Report r, Path folder) throws EnvironmentException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EnvironmentException("cannot make " + folder + ": " + e, e);
        }
        json(r, folder.resolve("report.json"));
        html(r, folder.resolve("report.html"));
        markdown(r, folder.resolve("report.md"));
        junit(r, folder.resolve("junit.xml"));
        write(folder.resolve("report.txt"), to -> to.write(utf8(ReportText.of(r, SHOWN))));
    }

    /** What {@link org.pclnlab.harness.report.model.ReportReader} reads. */
    public static void json(Report r, @Nullable Path file) throws EnvironmentException {
        write(file, to -> ReportJson.write(r, to));
    }

    public static void html(Report r, @Nullable Path file) throws EnvironmentException {
        write(file, to -> ReportPage.write(r, to));
    }

    /** Short enough for a comment. */
    public static void markdown(Report r, @Nullable Path file) throws EnvironmentException {
        write(file, to -> to.write(utf8(ReportMarkdown.of(r, ReportMarkdown.COMMENT))));
    }

    public static void junit(Report r, @Nullable Path file) throws EnvironmentException {
        write(file, to -> JunitXml.write(r, to));
    }

    private static byte[] utf8(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Path file, WholeFile.Content form) throws EnvironmentException {
        if (file == null) {
            return;
        }
        try {
            WholeFile.write(file, form);
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + file + ": " + e, e);
        }
    }
}
