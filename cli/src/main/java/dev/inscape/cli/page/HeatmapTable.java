package dev.inscape.cli.page;

import dev.inscape.cli.heatmap.Heatmap;
import dev.inscape.cli.report.Block;
import dev.inscape.cli.terminal.Decimals;

/** A heatmap as a table: what a cell's colour says, its text says too, and the whole of it when pointed at. */
final class HeatmapTable {

    private HeatmapTable() {
    }

    static String of(Block.Heat block) {
        var map = block.map();
        var html = new StringBuilder("<p class=\"soft\">").append(Markup.name(block.explanation())).append("</p>\n")
                .append("<div class=\"wide\" role=\"region\" aria-label=\"").append(Markup.name(block.title()))
                .append("\" tabindex=\"0\">\n<table class=\"heat\">\n<thead><tr><th scope=\"col\" class=\"left\">")
                .append(Markup.name(map.corner())).append("</th>");
        for (var column : map.columns()) {
            html.append("<th scope=\"col\"><bdi>").append(Markup.name(column)).append("</bdi></th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < map.rows().size(); row++) {
            html.append("<tr><th scope=\"row\">").append(Markup.name(map.rows().get(row))).append("</th>");
            for (var cell : map.cells().get(row)) {
                html.append("<td class=\"").append(step(map.scale(), map.scale().heat(cell.value())))
                        .append("\" title=\"").append(Markup.name(cell.title())).append("\"><bdi>")
                        .append(Markup.name(cell.label())).append("</bdi></td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n").append(legend(map.scale())).toString();
    }

    private static String step(Heatmap.Scale scale, double heat) {
        return scale.signed() ? PageStyle.signedStep(heat) : PageStyle.step(heat);
    }

    private static String legend(Heatmap.Scale scale) {
        var most = Decimals.fixed(scale.most(), scale.digits());
        var html = new StringBuilder("<p class=\"scale\" aria-hidden=\"true\">")
                .append(scale.signed() ? "-" + most : "0")
                .append(" <span>");
        for (int i = 0; i <= PageStyle.STEPS; i++) {
            double part = i / (double) PageStyle.STEPS;
            html.append("<i class=\"").append(step(scale, scale.signed() ? 2 * part - 1 : part)).append("\"></i>");
        }
        return html.append("</span> ").append(most).append("</p>\n").toString();
    }
}
