package dev.inscape.cli.report;

import dev.inscape.cli.heatmap.HeatmapLines;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Table;
import dev.inscape.cli.terminal.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report in a terminal. */
public final class ReportLines {

    private static final String INDENT = "  ";

    private final Ink ink;
    private final int columns;

    public ReportLines(Ink ink, int columns) {
        this.ink = ink;
        this.columns = columns;
    }

    /** Everything, section by section. */
    public List<String> of(Report report) {
        var lines = new ArrayList<String>();
        lines.add(ink.bold(Visible.of(report.title())) + ": " + Visible.of(report.facts()));
        for (var block : report.blocks()) {
            lines.add("");
            lines.add(ink.bold(Visible.of(title(block))));
            content(block).forEach(line -> lines.add((INDENT + line).stripTrailing()));
        }
        return lines;
    }

    private static String title(Block block) {
        return block instanceof Block.Heat(var title, var explanation, _) ? title + ": " + explanation : block.title();
    }

    private List<String> content(Block block) {
        int room = columns - INDENT.length();
        return switch (block) {
            case Block.Heat(_, _, var map) -> new HeatmapLines(ink, room).of(map);
            case Block.Lines(_, var lines) -> lines.stream().map(Visible::of).toList();
            case Block.Columns table -> table(table);
            case Block.Answers(_, var answers) -> new SideBySide(ink, room).of(answers);
        };
    }

    private List<String> table(Block.Columns block) {
        var table = new Table(
                block.numbers().stream().map(number -> number ? "r" : "l").collect(Collectors.joining()));
        table.row(visible(block.names()));
        block.rows().forEach(row -> table.row(visible(row)));
        var lines = new ArrayList<>(table.lines());
        lines.set(0, ink.dim(lines.getFirst()));
        return lines;
    }

    private static String[] visible(List<String> texts) {
        return texts.stream().map(Visible::of).toArray(String[]::new);
    }
}
