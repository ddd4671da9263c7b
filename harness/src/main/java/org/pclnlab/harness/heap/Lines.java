package org.pclnlab.harness.heap;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import org.pclnlab.harness.outcome.UsageException;

/** The words of a text file's lines, with errors that name file, line, what was found and what is allowed. */
final class Lines {
    private static final int LONGEST = 1 << 16, SHOWN = 60;

    private final String file;
    private final BufferedReader in;
    private final StringBuilder text = new StringBuilder();
    private String[] words = {};
    private int line;

    Lines(String file, BufferedReader in) {
        this.file = file;
        this.in = in;
    }

    /** The first line must be this one. */
    void header(String want) throws IOException, UsageException {
        if (!next() || !text.toString().trim().equals(want)) {
            throw wrong(text.isEmpty() ? "nothing" : text.toString(), want);
        }
    }

    /** Goes to the next line that is neither empty nor a comment. */
    boolean next() throws IOException, UsageException {
        while (readLine()) {
            String s = text.toString().strip();
            if (!s.isEmpty() && s.charAt(0) != '#') {
                words = s.split("[ \t]+", -1);
                return true;
            }
        }
        return false;
    }

    private boolean readLine() throws IOException, UsageException {
        text.setLength(0);
        int c;
        while ((c = in.read()) >= 0 && c != '\n') {
            if (text.length() == LONGEST) {
                line++;
                throw wrong("a line of more than " + LONGEST + " characters", "shorter ones");
            }
            text.append((char) c);
        }
        line++;
        return c >= 0 || text.length() > 0;
    }

    int count() {
        return words.length;
    }

    String word(int i) {
        return words[i];
    }

    void words(int least, int most) throws UsageException {
        if (words.length < least || words.length > most) {
            throw wrong(words.length + " words", least == most ? Integer.toString(least) : least + " or more");
        }
    }

    long number(int i, long least, long most) throws UsageException {
        try {
            long n = Long.parseLong(words[i]);
            if (n >= least && n <= most) {
                return n;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(words[i], "a number from " + least + " to " + most);
    }

    long hex(int i) throws UsageException {
        String digits = words[i].toLowerCase(Locale.ROOT);
        try {
            return Long.parseUnsignedLong(digits.startsWith("0x") ? digits.substring(2) : digits, 16);
        } catch (NumberFormatException e) {
            throw wrong(words[i], "a hexadecimal word");
        }
    }

    UsageException wrong(String found, String expected) {
        String shown = found.length() > SHOWN ? found.substring(0, SHOWN) + "..." : found;
        return new UsageException(file + ":" + line + ": found " + shown + ", expected " + expected);
    }
}
