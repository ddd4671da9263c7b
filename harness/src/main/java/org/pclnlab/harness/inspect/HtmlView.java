package org.pclnlab.harness.inspect;

import java.util.List;

/**
 * What the template of the page prints. All texts are plain; the template escapes them, apart from
 * {@link #css}, {@link #script} and {@link #json}, which hold no text of the image unescaped.
 */
public record HtmlView(
        String fileName,
        String subtitle,
        String verdict,
        String verdictClass,
        String headline,
        String summary,
        List<Stat> stats,
        String metadataNote,
        String indexNote,
        String rulesTitle,
        String rulesNote,
        List<Group> groups,
        String footer,
        String css,
        String script,
        String json) {
    /** One number of the overview. */
    public record Stat(String label, String value, String note) {}

    /** A group of rules. */
    public record Group(String title, String who, String count, String countClass, boolean open, List<Rule> rules) {}

    /** One rule and what became of it. */
    public record Rule(String id, String text, String detail, String statusClass) {}
}
