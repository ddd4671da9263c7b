package org.pclnlab.harness.goroot.find;

import java.util.ArrayList;
import java.util.List;

/**
 * Tokens of a Go source, enough of them to find packages, imports, functions and their bodies. Sources may be broken on
 * purpose: whatever is no token is one character of kind OTHER, and a literal that is not closed ends with its line.
 */
final class GoTokens {
    /** Kinds of tokens; a newline that ends a statement is a SEMICOLON. */
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        RUNE,
        SEMICOLON,
        OTHER
    }

    /**
     * One token.
     *
     * @param start offset of its first character
     * @param end offset behind its last one
     * @param line from 1
     */
    record Token(Kind kind, String text, int start, int end, int line) {
        boolean is(String s) {
            return text.equals(s) && kind != Kind.STRING && kind != Kind.RUNE;
        }
    }

    private static final List<String> LONG = List.of("<<=", ">>=", "&^=", "...", "<<", ">>", ":=", "<-", "&^");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private GoTokens(String source) {
        this.source = source;
    }

    static List<Token> of(String source) {
        GoTokens t = new GoTokens(source);
        t.scan();
        return t.tokens;
    }

    private void scan() {
        if (source.startsWith("\uFEFF")) {
            at = 1;
        }
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\n') {
                newline();
                line++;
                at++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (source.startsWith("//", at)) {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (source.startsWith("/*", at)) {
                block();
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (c == '`') {
                raw();
            } else if (Character.isLetter(source.codePointAt(at)) || c == '_') {
                word();
            } else if (c >= '0' && c <= '9') {
                number();
            } else {
                other();
            }
        }
        newline();
    }

    private void add(Kind kind, int end, int atLine) {
        tokens.add(new Token(kind, source.substring(at, end), at, end, atLine));
        at = end;
    }

    /** Go puts a semicolon at the end of a line behind a token that can end a statement. */
    private void newline() {
        if (tokens.isEmpty()) {
            return;
        }
        Token last = tokens.get(tokens.size() - 1);
        boolean ends = switch (last.kind) {
            case NUMBER, STRING, RUNE -> true;
            case WORD ->
                switch (last.text) {
                    case "break", "continue", "fallthrough", "return" -> true;
                    default -> !KEYWORDS.contains(last.text);
                };
            case SEMICOLON -> false;
            case OTHER -> last.is(")") || last.is("]") || last.is("}") || last.is("++") || last.is("--");
        };
        if (ends) {
            tokens.add(new Token(Kind.SEMICOLON, "\n", at, at, line));
        }
    }

    private static final List<String> KEYWORDS = List.of(
            ("break case chan const continue default defer else fallthrough for func go goto if import interface map package"
                            + " range return select struct switch type var")
                    .split(" ", -1));

    private void block() {
        int close = source.indexOf("*/", at + 2);
        int end = close < 0 ? source.length() : close + 2;
        boolean lines = false;
        for (int i = at; i < end; i++) {
            if (source.charAt(i) == '\n') {
                if (!lines) {
                    newline();
                    lines = true;
                }
                line++;
            }
        }
        at = end;
    }

    private void quoted(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
            end += source.charAt(end) == '\\' && end + 1 < source.length() && source.charAt(end + 1) != '\n' ? 2 : 1;
        }
        if (end < source.length() && source.charAt(end) == quote) {
            end++;
        }
        add(quote == '"' ? Kind.STRING : Kind.RUNE, Math.min(end, source.length()), line);
    }

    private void raw() {
        int close = source.indexOf('`', at + 1);
        int end = close < 0 ? source.length() : close + 1;
        int first = line;
        for (int i = at; i < end; i++) {
            if (source.charAt(i) == '\n') {
                line++;
            }
        }
        add(Kind.STRING, end, first);
    }

    private void word() {
        int end = at;
        while (end < source.length()) {
            int c = source.codePointAt(end);
            if (!Character.isLetterOrDigit(c) && c != '_') {
                break;
            }
            end += Character.charCount(c);
        }
        add(Kind.WORD, end, line);
    }

    private void number() {
        int end = at + 1;
        while (end < source.length()) {
            char c = source.charAt(end);
            char before = source.charAt(end - 1);
            boolean hex = source.startsWith("0x", at) || source.startsWith("0X", at);
            boolean sign =
                    (c == '+' || c == '-') && (hex ? before == 'p' || before == 'P' : before == 'e' || before == 'E');
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && !sign) {
                break;
            }
            end++;
        }
        add(Kind.NUMBER, end, line);
    }

    private void other() {
        for (String op : LONG) {
            if (source.startsWith(op, at)) {
                add(Kind.OTHER, at + op.length(), line);
                return;
            }
        }
        if (source.startsWith("++", at) || source.startsWith("--", at)) {
            add(Kind.OTHER, at + 2, line);
        } else if (source.charAt(at) == ';') {
            add(Kind.SEMICOLON, at + 1, line);
        } else {
            add(Kind.OTHER, at + Character.charCount(source.codePointAt(at)), line);
        }
    }
}
