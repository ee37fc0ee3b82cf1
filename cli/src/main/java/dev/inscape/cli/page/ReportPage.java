package dev.inscape.cli.page;

import dev.inscape.cli.provenance.Provenance;
import dev.inscape.cli.report.Block;
import dev.inscape.cli.report.Report;
import java.util.stream.Collectors;

/** A report as a page that stands by itself. */
public final class ReportPage {

    private ReportPage() {
    }

    /** HTML of a report, with what made it. */
    public static String of(Report report, Provenance provenance) {
        var sections = report.blocks().stream().map(ReportPage::section).collect(Collectors.joining());
        return PageFrame.of(report.title(), report.facts(), sections, provenance);
    }

    private static String section(Block block) {
        return "<section>\n<h2>" + Markup.name(block.title()) + "</h2>\n" + switch (block) {
            case Block.Heat heat -> HeatmapTable.of(heat);
            case Block.Lines(_, var lines) -> lines.stream().map(line -> "<p>" + Markup.name(line) + "</p>\n")
                    .collect(Collectors.joining());
            case Block.Columns table -> table(table);
            case Block.Answers(_, var answers) -> answers.stream().map(ReportPage::answer)
                    .collect(Collectors.joining("", "<div class=\"beside\">\n", "</div>\n"));
        } + "</section>\n";
    }

    private static String answer(Block.Answer answer) {
        return "<article><h3>" + Markup.name(answer.condition()) + "</h3><p><bdi>"
                + Markup.escape(answer.text().strip())
                + "</bdi></p></article>\n";
    }

    private static String table(Block.Columns table) {
        var html = new StringBuilder("<div class=\"wide\" role=\"region\" aria-label=\"")
                .append(Markup.name(table.title()))
                .append("\" tabindex=\"0\">\n<table>\n<thead><tr>");
        for (int i = 0; i < table.names().size(); i++) {
            html.append("<th scope=\"col\"").append(side(table, i)).append('>')
                    .append(Markup.name(table.names().get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (var row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(i == 0 ? "<th scope=\"row\">" : "<td" + side(table, i) + ">").append("<bdi>")
                        .append(Markup.name(row.get(i))).append("</bdi>").append(i == 0 ? "</th>" : "</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n").toString();
    }

    private static String side(Block.Columns table, int column) {
        return table.numbers().get(column) ? "" : " class=\"left\"";
    }
}
