package org.pclnlab.harness.heap;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pclnlab.harness.outcome.UsageException;

/**
 * Reads what a program wrote about its own profile:
 *
 * <pre>
 * pclnlab-heap 1
 * rate 16384
 * site main.go:12 65536 100000 98147     NAME SIZE ALLOCATIONS SAMPLES
 * gaps 1024 3 17 9                       SIZE GAP..., more lines with the same size go on
 * end
 * </pre>
 *
 * Empty lines and lines that start with {@code #} are skipped. The last line says that nothing is missing.
 */
public final class ProfileReader {
    private static final int MOST_SITES = 100_000, MOST_GAPS = 10_000_000;

    private final String file;
    private final List<SiteCount> sites = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<RecordedProfile.Gaps> gaps = new ArrayList<>();
    private long rate;
    private long gapSize;
    private int[] lengths = new int[64];
    private int gapCount;
    private int allGaps;

    private ProfileReader(String file) {
        this.file = file;
    }

    /** Throws {@link UsageException} that names file, line, what was found and what is allowed. */
    public static RecordedProfile read(String file, BufferedReader in) throws IOException, UsageException {
        return new ProfileReader(file).readAll(new Lines(file, in));
    }

    private RecordedProfile readAll(Lines in) throws IOException, UsageException {
        in.header("pclnlab-heap 1");
        while (in.next()) {
            switch (in.word(0)) {
                case "rate" -> {
                    in.words(2, 2);
                    if (rate != 0) {
                        throw in.wrong("a second rate", "one");
                    }
                    rate = in.number(1, 1, Long.MAX_VALUE);
                }
                case "site" -> site(in);
                case "gaps" -> gaps(in);
                case "end" -> {
                    in.words(1, 1);
                    return finish(in);
                }
                default -> throw in.wrong(in.word(0), "rate, site, gaps or end");
            }
        }
        throw new UsageException(file + ": found no line \"end\": the file was cut, expected one");
    }

    private void site(Lines in) throws UsageException {
        in.words(5, 5);
        if (sites.size() == MOST_SITES || !names.add(in.word(1))) {
            throw in.wrong("site " + in.word(1) + " twice or after " + MOST_SITES, "each once");
        }
        int allocations = (int) in.number(3, 1, Integer.MAX_VALUE);
        sites.add(new SiteCount(
                in.word(1), in.number(2, 1, Long.MAX_VALUE), allocations, (int) in.number(4, 0, allocations)));
    }

    private void gaps(Lines in) throws UsageException {
        in.words(3, Integer.MAX_VALUE);
        long size = in.number(1, 1, Long.MAX_VALUE);
        if (size != gapSize) {
            flush();
            gapSize = size;
        }
        for (int i = 2; i < in.count(); i++) {
            if (++allGaps > MOST_GAPS) {
                throw in.wrong("more than " + MOST_GAPS + " gaps", "fewer");
            }
            if (gapCount == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * gapCount);
            }
            lengths[gapCount++] = (int) in.number(i, 1, Integer.MAX_VALUE);
        }
    }

    private void flush() {
        if (gapCount > 0) {
            gaps.add(new RecordedProfile.Gaps(gapSize, lengths, gapCount));
            gapCount = 0;
        }
    }

    private RecordedProfile finish(Lines in) throws UsageException {
        flush();
        if (rate == 0) {
            throw in.wrong("no rate", "a line \"rate N\"");
        }
        if (sites.isEmpty() && gaps.isEmpty()) {
            throw in.wrong("no site and no gaps", "at least one");
        }
        return new RecordedProfile(rate, sites, gaps);
    }
}
