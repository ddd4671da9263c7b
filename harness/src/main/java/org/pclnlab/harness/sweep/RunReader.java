package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a witness's answers, one run of equal ones after the other: the lines H, S, R, M and E of spec 04 section 17.1, with
 * kind {@code x} for all frames of a pc. The fields of the current run are overwritten by {@link #next}; memory is the
 * witness's strings, whatever the length of the file.
 */
final class RunReader implements AutoCloseable {
    /** One frame of a run; {@code pc} of the first frame is the distance from the question. */
    static final class Frame {
        long pc;
        long entry;
        String name = "";
        String file = "";
        int line;
        boolean inlined;

        /** Whether the entry is the queried pc itself, whatever pc of the run that is. */
        boolean entryIsPc;

        /** Whether the name is the placeholder of the queried pc. */
        boolean placeholder;
    }

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private byte[] line = new byte[256];
    private int length;
    private int at;
    private final List<String> strings = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();

    private final List<String> map = new ArrayList<>();
    private String version = "";
    private char kind;
    private long pc;
    private long count;
    private int frameCount;
    private long queries;
    private long nanos;
    private boolean ended;
    private long anchor;

    RunReader(Path file) throws IOException {
        this.in = Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The Go version the witness was built with. */
    String version() {
        return version;
    }

    /** The process map as far as it was given, in lines of {@code /proc/self/maps}. */
    List<String> map() {
        return map;
    }

    /** {@code f}, {@code n}, {@code x} or {@code 0}. */
    char kind() {
        return kind;
    }

    /** First pc of the run. */
    long pc() {
        return pc;
    }

    /** Number of pcs with this answer. */
    long count() {
        return count;
    }

    /** Frames of the answer: 1 for kind {@code f}. */
    int frameCount() {
        return frameCount;
    }

    Frame frame(int i) {
        return frames.get(i);
    }

    /** Questions answered, and the witness's own time for them, after the end of a range. */
    long queries() {
        return queries;
    }

    long nanos() {
        return nanos;
    }

    /** Address of the anchor in the process, 0 without one. */
    long anchor() {
        return anchor;
    }

    /** Passes over all answers up to the end of the process map. */
    void skipToMap() throws IOException, SweepException {
        while (readLine()) {
            if (length > 2 && line[0] == 'A') {
                at = 2;
                word();
                anchor = hex();
            } else if (length > 2 && line[0] == 'M') {
                map.add(text(2, length));
            } else if (!map.isEmpty()) {
                return;
            }
        }
    }

    /**
     * Goes to the next run.
     *
     * @return false after the range's end line
     * @throws SweepException when the file ends before that, or says something else
     */
    boolean next() throws IOException, SweepException {
        while (readLine()) {
            if (length < 2) {
                throw unexpected();
            }
            at = 2;
            switch (line[0]) {
                case 'H' -> version = lastWord();
                case 'S' -> {
                    if (decimal() != strings.size()) {
                        throw unexpected();
                    }
                    strings.add(quoted());
                }
                case 'R' -> {
                    run();
                    ended = false;
                    return true;
                }
                case 'E' -> {
                    word();
                    queries += decimal();
                    nanos += decimal();
                    ended = true;
                    return false;
                }
                case 'A' -> {
                    word();
                    anchor = hex();
                }
                case 'M' -> map.add(text(2, length));
                default -> throw unexpected();
            }
        }
        if (!ended) {
            throw new SweepException("the witness ended in the middle of its answers");
        }
        return false;
    }

    private void run() throws SweepException {
        kind = (char) line[at];
        at += 2;
        pc = hex();
        count = decimal();
        frameCount = 0;
        if (kind != 'x' && at < length) {
            Frame f = frameAt(0);
            f.entryIsPc = skip('=');
            f.entry = f.entryIsPc ? 0 : hex();
            f.placeholder = skip('~');
            f.name = f.placeholder ? "" : string();
            f.file = string();
            f.line = (int) decimal();
            frameCount = 1;
        } else if (kind == 'x') {
            frameCount = (int) decimal();
            for (int i = 0; i < frameCount; i++) {
                Frame f = frameAt(i);
                f.pc = hex();
                f.entry = hex();
                f.name = string();
                f.file = string();
                f.line = (int) decimal();
                f.inlined = at < length && line[at] == 'i';
                at += 2;
            }
        }
        if ("fnx0".indexOf(kind) < 0) {
            throw unexpected();
        }
    }

    /** Goes behind a word that is just {@code c}. */
    private boolean skip(char c) {
        if (at >= length || line[at] != c) {
            return false;
        }
        at += 2;
        return true;
    }

    private Frame frameAt(int i) {
        if (i == frames.size()) {
            frames.add(new Frame());
        }
        return frames.get(i);
    }

    private boolean readLine() throws IOException {
        length = 0;
        while (true) {
            if (start == end) {
                end = in.read(buffer);
                start = 0;
                if (end <= 0) {
                    end = 0;
                    return false; // an unfinished line is no line
                }
            }
            byte b = buffer[start++];
            if (b == '\n') {
                return true;
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = b;
        }
    }

    private SweepException unexpected() {
        return new SweepException("the witness said \"" + text(0, Math.min(length, 200)) + "\"");
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private String word() {
        int from = at;
        while (at < length && line[at] != ' ') {
            at++;
        }
        return text(from, at++);
    }

    private String lastWord() {
        int from = length;
        while (from > 0 && line[from - 1] != ' ') {
            from--;
        }
        return text(from, length);
    }

    private long hex() throws SweepException {
        return number(16);
    }

    private long decimal() throws SweepException {
        return number(10);
    }

    private long number(int radix) throws SweepException {
        boolean negative = at < length && line[at] == '-';
        if (negative) {
            at++;
        }
        long v = 0;
        int from = at;
        while (at < length && line[at] != ' ') {
            int digit = Character.digit(line[at], radix);
            if (digit < 0) {
                throw unexpected();
            }
            v = v * radix + digit;
            at++;
        }
        if (at++ == from) {
            throw unexpected();
        }
        return negative ? -v : v;
    }

    private String string() throws SweepException {
        long id = decimal();
        if (id < 0 || id >= strings.size()) {
            throw unexpected();
        }
        return strings.get((int) id);
    }

    /** The rest of the line, quoted as {@code strconv.Quote} does it. */
    private String quoted() throws SweepException {
        if (at >= length || line[at] != '"' || line[length - 1] != '"' || length - at < 2) {
            throw unexpected();
        }
        int last = length - 1;
        int i = at + 1;
        StringBuilder out = new StringBuilder();
        int plain = i;
        while (i < last) {
            if (line[i] != '\\') {
                i++;
                continue;
            }
            out.append(text(plain, i));
            int digits = switch (line[i + 1]) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> 0;
            };
            if (i + 2 + digits > last) {
                throw unexpected();
            }
            if (digits != 0) {
                int v = 0;
                for (int k = 0; k < digits; k++) {
                    v = v * 16 + Character.digit(line[i + 2 + k], 16);
                }
                // \x stands for a byte that is no UTF-8; decoding replaces it, as reading the table does
                out.appendCodePoint(digits == 2 && v >= 0x80 ? 0xfffd : v);
            } else {
                out.append(
                        switch (line[i + 1]) {
                            case 'a' -> (char) 7;
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'v' -> (char) 11;
                            default -> (char) line[i + 1];
                        });
            }
            i += 2 + digits;
            plain = i;
        }
        out.append(text(plain, last));
        return out.toString();
    }
}
