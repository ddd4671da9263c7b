package org.pclnlab.harness.goroot.find;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.pclnlab.harness.goroot.find.GoTokens.Kind;
import org.pclnlab.harness.goroot.find.GoTokens.Token;

/** What a Go source says about itself, read from its tokens: package, imports, functions. */
public final class GoSource {
    private final String source;
    private final List<Token> tokens;
    private final int[] closing;
    private final List<Import> imports = new ArrayList<>();
    private final List<Span> importBlocks = new ArrayList<>();
    private final List<Span> bodies = new ArrayList<>();
    private String packageName = "";
    private boolean bodyless;
    private int endOfImports;

    /**
     * One imported path.
     *
     * @param start offset of the quoted path
     * @param end offset behind it
     */
    public record Import(String path, int start, int end) {}

    /** Lines, both included. */
    public record Span(int first, int last) {
        public boolean has(int line) {
            return first <= line && line <= last;
        }
    }

    public GoSource(String source) {
        this.source = source;
        this.tokens = GoTokens.of(source);
        this.closing = braces(tokens);
        int at = readPackage();
        at = readImports(at);
        endOfImports = at < tokens.size() ? tokens.get(at).start() : source.length();
        readFunctions(at);
    }

    public String packageName() {
        return packageName;
    }

    public List<Import> imports() {
        return List.copyOf(imports);
    }

    /** Import declarations in parentheses, from the word {@code import} to the closing one. */
    public List<Span> importBlocks() {
        return List.copyOf(importBlocks);
    }

    /** Whether a function is declared without a body. */
    public boolean hasBodylessFunction() {
        return bodyless;
    }

    /** The smallest function body around a line. */
    public Optional<Span> body(int line) {
        Span best = null;
        for (Span s : bodies) {
            if (s.has(line) && (best == null || s.last - s.first < best.last - best.first)) {
                best = s;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Offset of the first token behind the imports; the length of the source where there is no package clause. */
    public int endOfImports() {
        return packageName.isEmpty() ? source.length() : endOfImports;
    }

    /**
     * The source with imports that start with {@code ./} made to start with {@code test/}; lines stay where they are.
     */
    public String withRelativeImports() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Import i : imports) {
            if (i.path.startsWith("./")) {
                out.append(source, from, i.start)
                        .append("\"test/")
                        .append(i.path, 2, i.path.length())
                        .append('"');
                from = i.end;
            }
        }
        return out.append(source, from, source.length()).toString();
    }

    List<Token> tokens() {
        return tokens;
    }

    private boolean is(int at, String text) {
        return at < tokens.size() && tokens.get(at).is(text);
    }

    private boolean isKind(int at, Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private int readPackage() {
        if (is(0, "package") && isKind(1, Kind.WORD)) {
            packageName = tokens.get(1).text();
            return isKind(2, Kind.SEMICOLON) ? 3 : 2;
        }
        return 0;
    }

    private int readImports(int from) {
        int at = from;
        while (is(at, "import")) {
            int first = tokens.get(at).line();
            at++;
            if (is(at, "(")) {
                at++;
                while (at < tokens.size() && !is(at, ")")) {
                    addImport(at);
                    at++;
                }
                importBlocks.add(
                        new Span(first, at < tokens.size() ? tokens.get(at).line() : Integer.MAX_VALUE));
                at++;
            } else {
                if (isKind(at, Kind.WORD) || is(at, ".")) {
                    at++;
                }
                addImport(at);
                at++;
            }
            while (isKind(at, Kind.SEMICOLON)) {
                at++;
            }
        }
        return Math.min(at, tokens.size());
    }

    private void addImport(int at) {
        if (isKind(at, Kind.STRING)) {
            Token t = tokens.get(at);
            int n = t.text().length();
            imports.add(new Import(n < 2 ? "" : t.text().substring(1, n - 1), t.start(), t.end()));
        }
    }

    /** Finds bodies: behind {@code func}, an optional receiver and name, and the types, the first brace that is no type's. */
    private void readFunctions(int from) {
        for (int at = from; at < tokens.size(); at++) {
            if (is(at, "func")) {
                boolean declaration = at == 0 || isKind(at - 1, Kind.SEMICOLON) || at == from;
                int brace = bodyOf(at + 1);
                if (brace >= 0) {
                    int close = closing(brace);
                    bodies.add(new Span(
                            tokens.get(brace).line(),
                            close < tokens.size() ? tokens.get(close).line() : Integer.MAX_VALUE));
                } else if (declaration && (isKind(at + 1, Kind.WORD) || is(at + 1, "("))) {
                    bodyless = true;
                }
            }
        }
    }

    /** Index of the brace that opens the body of the function whose signature starts at {@code from}, or -1. */
    private int bodyOf(int from) {
        int depth = 0;
        for (int at = from; at < tokens.size(); at++) {
            Token t = tokens.get(at);
            if (t.is("(") || t.is("[")) {
                depth++;
            } else if (t.is(")") || t.is("]")) {
                if (--depth < 0) {
                    return -1; // a function type in a list of parameters or arguments
                }
            } else if (t.is("{")) {
                if (is(at - 1, "struct") || is(at - 1, "interface")) {
                    at = closing(at);
                } else if (depth == 0) {
                    return at;
                }
            } else if (depth == 0
                    && (t.kind() == Kind.SEMICOLON || t.is("}") || t.is(",") || t.is("=") || t.is(":="))) {
                return -1;
            }
        }
        return -1;
    }

    private int closing(int brace) {
        return closing[brace];
    }

    /** For each opening brace the index of the one that closes it; the number of tokens where there is none. */
    private static int[] braces(List<Token> tokens) {
        int[] match = new int[tokens.size()];
        Arrays.fill(match, tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).is("{")) {
                open.push(at);
            } else if (tokens.get(at).is("}") && !open.isEmpty()) {
                match[open.pop()] = at;
            }
        }
        return match;
    }
}
