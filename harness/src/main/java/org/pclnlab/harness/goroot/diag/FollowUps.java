package org.pclnlab.harness.goroot.diag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pclnlab.harness.goroot.diag.Diagnostics.Matched;

/**
 * What a parser that goes on after an error says in addition, and what is excused for that reason (spec 08 sections 5.8 to
 * 5.10).
 */
final class FollowUps {
    private final List<Source> sources;
    private final List<Matched> matched;

    FollowUps(List<Source> sources, List<Matched> matched) {
        this.sources = sources;
        this.matched = matched;
    }

    /** The entries that nothing excuses. */
    List<Message> without(List<Message> entries) {
        List<Message> left = new ArrayList<>();
        Set<Matched> used = new HashSet<>();
        Secondary secondary = new Secondary(sources, matched);
        List<Message> afterLexical = new ArrayList<>();
        for (Message m : entries) {
            if (!isLexical(m)) {
                afterLexical.add(m);
            }
        }
        List<Message> afterPairs = new ArrayList<>();
        for (Message m : afterLexical) {
            if (!isPaired(m, used)) {
                afterPairs.add(m);
            }
        }
        for (Message m : afterPairs) {
            if (!secondary.excuses(m)) {
                left.add(m);
            }
        }
        return left;
    }

    private boolean isLexical(Message m) {
        if (!Lexical.isFollowUp(m.message())) {
            return false;
        }
        for (Matched p : matched) {
            boolean sameBase = Message.base(p.message().file()).equals(Message.base(m.file()));
            if (sameBase
                    && p.message().line() == m.line()
                    && Lexical.isPrimary(p.message().message())) {
                return true;
            }
        }
        return false;
    }

    /** Each primary message excuses one follow-up. */
    private boolean isPaired(Message m, Set<Matched> used) {
        for (Matched p : matched) {
            if (!used.contains(p)
                    && p.message().isAt(m.file(), m.line())
                    && pair(p.message().message(), m.message())) {
                used.add(p);
                return true;
            }
        }
        return false;
    }

    private record Pair(String primary, List<String> followUps) {}

    private static final String MISSING_PARENTHESES =
            ", found assignment (missing parentheses around composite literal?)";
    private static final List<Pair> PAIRS = List.of(
            new Pair(
                    "syntax error: cannot use a := 10 as value",
                    List.of("expected boolean expression" + MISSING_PARENTHESES)),
            new Pair(
                    "syntax error: cannot use b := 10 as value",
                    List.of("expected boolean or range expression" + MISSING_PARENTHESES)),
            new Pair(
                    "syntax error: cannot use c := 10 as value",
                    List.of("expected switch expression" + MISSING_PARENTHESES)),
            new Pair(
                    "syntax error: missing channel element type",
                    List.of("expected type, found '}'", "expected type, found ')'", "expected type, found ','")),
            new Pair(
                    "syntax error: else must be followed by if or statement block",
                    List.of("expected if statement or block, found ';'")),
            new Pair("syntax error: unexpected newline in type declaration", List.of("expected type, found newline")),
            new Pair("syntax error: unexpected EOF in type declaration", List.of("expected type, found newline")),
            new Pair(
                    "syntax error: unexpected newline in composite literal; possibly missing comma or }",
                    List.of("missing ',' before newline in composite literal")),
            new Pair(
                    "syntax error: unexpected newline in parameter list; possibly missing comma or )",
                    List.of("missing ',' before newline in parameter list")));

    private static boolean pair(String primary, String followUp) {
        for (Pair p : PAIRS) {
            if (primary.startsWith(p.primary) && p.followUps.contains(followUp)) {
                return true;
            }
        }
        return false;
    }
}
