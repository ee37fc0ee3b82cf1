package dev.inscape.cli.diagnosis;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Findings for people and for programs. */
public final class DiagnosisReport {

    private static final int NAME = 16;

    private final Ink ink;
    private final String program;

    /** How to colour, and how the user calls this program. */
    public DiagnosisReport(Ink ink, String program) {
        this.ink = ink;
        this.program = program;
    }

    /** A line per finding, with ✓ where it is as it should be and ! where to look; the advice stands below. */
    public List<String> lines(List<Finding> findings) {
        var lines = new ArrayList<String>();
        var section = "";
        for (var finding : findings) {
            if (!finding.section().equals(section)) {
                section = finding.section();
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.add(ink.bold(section));
            }
            var mark = switch (finding.verdict()) {
                case GOOD -> ink.green("✓");
                case FACT -> " ";
                case LOOK -> ink.yellow("!");
            };
            lines.add(mark + " " + ColumnWidth.padded(finding.name(), NAME) + Visible.of(finding.shown()));
            if (!finding.advice().isEmpty()) {
                lines.add(" ".repeat(NAME + 2) + ink.yellow(Visible.of(finding.advice())));
            }
        }
        lines.add("");
        lines.add(summary(findings));
        return lines;
    }

    /** By section and name, with the verdicts that ask for a look under {@code look}. */
    public static SequencedMap<String, Object> document(List<Finding> findings) {
        var document = new LinkedHashMap<String, Object>();
        var sections = new LinkedHashMap<String, Map<String, Object>>();
        for (var finding : findings) {
            sections.computeIfAbsent(finding.section(), _ -> new LinkedHashMap<>())
                    .put(finding.name().replace(' ', '_').toLowerCase(Locale.ROOT), finding.value());
        }
        document.putAll(sections);
        document.put("look",
                looks(findings).stream().map(finding -> Map.of("at", finding.section() + " " + finding.name(),
                        "advice", finding.advice())).toList());
        return document;
    }

    private String summary(List<Finding> findings) {
        int looks = looks(findings).size();
        return looks == 0
                ? "Everything is as it should be. Try: " + program + " read \"The capital of France is Paris.\""
                : "Things work, but " + (looks == 1 ? "one place wants" : looks + " places want")
                        + " a look: see the lines with !";
    }

    private static List<Finding> looks(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.verdict() == Finding.Verdict.LOOK).toList();
    }
}
