package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.pclnlab.harness.matrix.judge.Comparing;
import org.pclnlab.harness.matrix.judge.Comparison;
import org.pclnlab.harness.matrix.judge.Verdict;
import org.pclnlab.harness.matrix.stats.Effect;

/** What changed between two results, in Markdown that reads as text: what matters first, what is the same counted. */
public final class CompareText {
    private CompareText() {}

    public static String of(Comparing c) {
        StringBuilder out = new StringBuilder();
        c.notes().forEach(n -> out.append(Markdown.text(n)).append("\n\n"));
        List<Comparison> changed = new ArrayList<>(c.rows().stream()
                .filter(x -> x.verdict() != Verdict.SAME
                        && x.verdict() != Verdict.NOT_AVAILABLE
                        && x.verdict() != Verdict.BELOW_RESOLUTION)
                .toList());
        changed.sort(
                Comparator.comparingInt((Comparison x) -> rank(x.verdict())).thenComparingDouble(CompareText::size));
        if (!changed.isEmpty()) {
            out.append(Markdown.head(List.of("metric", "column", "change [95 % interval]", "verdict")));
        }
        for (Comparison x : changed) {
            Effect e = x.effect();
            String name = x.metric().startsWith(x.scenario() + ".") ? x.metric() : x.scenario() + " " + x.metric();
            out.append(Markdown.row(List.of(
                    Markdown.text(name),
                    Markdown.text(x.candidate()),
                    e == null
                            ? ""
                            : Numbers.percent(e.value()) + " % [" + Numbers.percent(e.low()) + ", "
                                    + Numbers.percent(e.high()) + "]",
                    MatrixMarkdown.verdict(x))));
        }
        out.append(changed.isEmpty() ? "" : "\n");
        for (Verdict v : Verdict.values()) {
            long n = c.rows().stream().filter(x -> x.verdict() == v).count();
            if (n > 0) {
                out.append(String.format(Locale.ROOT, "%d %s, ", n, v));
            }
        }
        return out.append(c.rows().size())
                .append(" in all; unpaired, margins doubled\n")
                .toString();
    }

    private static int rank(Verdict v) {
        return switch (v) {
            case WRONG_ANSWER, BROKEN, LOST -> 0;
            case SLOWER -> 1;
            case FASTER, FIXED, GAINED -> 2;
            default -> 3;
        };
    }

    private static double size(Comparison c) {
        Effect e = c.effect();
        return e == null ? 0 : -Math.abs(e.value());
    }
}
