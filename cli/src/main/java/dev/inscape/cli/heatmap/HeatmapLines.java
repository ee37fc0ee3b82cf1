package dev.inscape.cli.heatmap;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Heat;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Visible;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws heatmaps in a terminal. Columns that do not fit beside each other follow below, so that everything is shown at any width. Without
 * colours a shade follows each label.
 */
public final class HeatmapLines {

    private static final int WIDEST_ROW_NAME = 16;
    private static final int WIDEST_CELL = 10;
    private static final int NARROWEST_CELL = 3;
    private static final int RAMP = 20;

    private final Ink ink;
    private final int columns;

    public HeatmapLines(Ink ink, int columns) {
        this.ink = ink;
        this.columns = columns;
    }

    /** The lines, and a legend. */
    public List<String> of(Heatmap map) {
        int rowName = widest(map.rows(), WIDEST_ROW_NAME);
        int cell = Math.max(NARROWEST_CELL,
                widest(map.cells().stream().flatMap(List::stream).map(Heatmap.Cell::label).toList(), WIDEST_CELL));
        cell = Math.max(cell, Math.min(cell + 2, widest(map.columns(), WIDEST_CELL)));
        int perPanel = Math.max(1, (columns - rowName - 1) / (cell + 2));
        var lines = new ArrayList<String>();
        for (int first = 0; first < map.columns().size(); first += perPanel) {
            if (first > 0) {
                lines.add("");
            }
            panel(lines, map, rowName, cell, first, Math.min(first + perPanel, map.columns().size()));
        }
        lines.add(legend(map.scale()));
        return lines;
    }

    private void panel(List<String> lines, Heatmap map, int rowName, int cell, int from, int to) {
        var head = new StringBuilder(ColumnWidth.padded("", rowName + 1));
        for (var name : map.columns().subList(from, to)) {
            head.append(' ').append(fitted(name, cell)).append(' ');
        }
        lines.add(ink.dim(head.toString().stripTrailing()));
        for (int row = 0; row < map.rows().size(); row++) {
            var line = new StringBuilder(fitted(map.rows().get(row), rowName)).append(' ');
            for (var one : map.cells().get(row).subList(from, to)) {
                line.append(drawn(one, map.scale(), cell));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private String drawn(Heatmap.Cell cell, Heatmap.Scale scale, int width) {
        double heat = scale.heat(cell.value());
        var text = " " + (scale.signed() ? Decimals.right(cell.label(), width) : fitted(cell.label(), width));
        if (!ink.hasColours()) {
            return text + Heat.shade(Math.abs(heat));
        }
        return scale.signed() ? ink.signedHeat(heat, text + " ") : ink.heat(heat, text + " ");
    }

    private String legend(Heatmap.Scale scale) {
        var most = Decimals.fixed(scale.most(), scale.digits());
        if (!ink.hasColours()) {
            return "blank ░ ▒ ▓ █: fifths of " + most + (scale.signed() ? ", whatever the sign" : "");
        }
        var ramp = new StringBuilder();
        for (int i = 0; i <= RAMP; i++) {
            double part = i / (double) RAMP;
            ramp.append(scale.signed() ? ink.signedHeat(2 * part - 1, " ") : ink.heat(part, " "));
        }
        return (scale.signed() ? "-" + most : "0") + " " + ramp + " " + most;
    }

    private static String fitted(String text, int width) {
        return ColumnWidth.padded(ColumnWidth.cut(Visible.of(text), width), width);
    }

    private static int widest(List<String> texts, int most) {
        return Math.min(most, texts.stream().mapToInt(text -> ColumnWidth.of(Visible.of(text))).max().orElse(0));
    }
}
