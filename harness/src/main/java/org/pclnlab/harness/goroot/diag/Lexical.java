package org.pclnlab.harness.goroot.diag;

import java.util.List;

/** Messages about malformed tokens, and what follows from them on the same line (spec 08 section 5.8). */
final class Lexical {
    private static final List<String> PRIMARY_STARTS = List.of(
            "identifier cannot begin with digit",
            "unknown escape",
            "escape is invalid Unicode code point",
            "escape sequence is invalid Unicode code point",
            "empty rune literal",
            "more than one character in rune literal",
            "newline in rune literal",
            "'_' must separate successive digits");
    private static final List<String> PRIMARY = List.of(
            "string literal not terminated", "rune literal not terminated", "raw string literal not terminated");
    private static final List<String> FOLLOWING_STARTS =
            List.of("malformed constant: ", "illegal character U+", "syntax error: unexpected ");
    private static final List<String> FOLLOWING =
            List.of("illegal rune literal", "invalid import path (invalid syntax)");

    private Lexical() {}

    static boolean isPrimary(String m) {
        boolean invalid = m.startsWith("invalid character ")
                && (m.contains(" in identifier")
                        || m.contains(" in octal escape")
                        || m.contains(" in hexadecimal escape"));
        return invalid
                || (m.startsWith("illegal character ") && m.contains(" in escape sequence"))
                || PRIMARY_STARTS.stream().anyMatch(m::startsWith)
                || PRIMARY.contains(m)
                || m.contains(" literal has no digits")
                || m.contains("mantissa requires a 'p' exponent");
    }

    static boolean isFollowUp(String m) {
        return FOLLOWING_STARTS.stream().anyMatch(m::startsWith)
                || FOLLOWING.contains(m)
                || (m.startsWith("expected ") && m.contains(", found "))
                || m.endsWith(" is not used");
    }
}
