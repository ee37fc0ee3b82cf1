package dev.inscape.cli.page;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.read.Reading;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Norms by layer: a drawing of mean and extremes, and a table with every number. */
final class NormsFigure {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 200;
    private static final int LEFT = 48;
    private static final int BOTTOM = 28;
    private static final int TOP = 10;

    private NormsFigure() {
    }

    static String of(Reading reading) {
        var layers = Arrays.stream(reading.norms()).map(norms -> Arrays.stream(norms).summaryStatistics()).toList();
        return "<section>\n<h2>How long the states are</h2>\n<p class=\"soft\">The Euclidean norm of the residual "
                + "stream: the "
                + "line is the mean over tokens, the band reaches from the least to the most.</p>\n" + drawing(layers)
                + table(reading) + "</section>\n";
    }

    private static String drawing(List<DoubleSummaryStatistics> layers) {
        double top = layers.stream().mapToDouble(DoubleSummaryStatistics::getMax).filter(Double::isFinite).max()
                .orElse(1);
        top = top > 0 ? top : 1;
        var band = new StringBuilder();
        var mean = new StringBuilder();
        var marks = new StringBuilder();
        int every = Math.max(1, layers.size() / 16);
        for (int layer = 0; layer < layers.size(); layer++) {
            var x = Decimals.fixed(x(layer, layers.size()), 1);
            band.append(x).append(',').append(y(layers.get(layer).getMax(), top)).append(' ');
            mean.append(x).append(',').append(y(layers.get(layer).getAverage(), top)).append(' ');
            marks.append("<circle class=\"dot\" r=\"3.5\" cx=\"").append(x).append("\" cy=\"")
                    .append(y(layers.get(layer).getAverage(), top)).append("\"><title>").append(place(layer))
                    .append(": mean ")
                    .append(Decimals.fixed(layers.get(layer).getAverage(), 3)).append("</title></circle>\n");
            if (layer % every == 0) {
                marks.append("<text text-anchor=\"middle\" x=\"").append(x).append("\" y=\"").append(HEIGHT - 8)
                        .append("\">")
                        .append(layer == 0 ? "in" : layer - 1).append("</text>\n");
            }
        }
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            band.append(Decimals.fixed(x(layer, layers.size()), 1)).append(',')
                    .append(y(layers.get(layer).getMin(), top))
                    .append(' ');
        }
        var axes = new StringBuilder();
        for (double value : new double[]{0, top / 2, top}) {
            axes.append("<line class=\"axis\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH).append("\" y1=\"")
                    .append(y(value, top)).append("\" y2=\"").append(y(value, top))
                    .append("\"/>\n<text text-anchor=\"end\" x=\"")
                    .append(LEFT - 8).append("\" y=\"").append(y(value, top)).append("\" dy=\"4\">")
                    .append(Decimals.fixed(value, 1)).append("</text>\n");
        }
        return "<svg role=\"img\" aria-label=\"Mean norm by layer; the numbers are in the table below\" "
                + "xmlns=\"http://www.w3.org/"
                + "2000/svg\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\">\n"
                + axes + "<polygon class=\"band\" points=\"" + band.toString().strip()
                + "\"/>\n<polyline class=\"mean\" points=\""
                + mean.toString().strip() + "\"/>\n" + marks + "</svg>\n";
    }

    private static String table(Reading reading) {
        var html = new StringBuilder("""
                <details>
                <summary>Every norm</summary>
                <div class="wide" role="region" aria-label="Norms" tabindex="0">
                <table>
                <thead><tr><th scope="col" class="left" colspan="2">token</th>""");
        for (int layer = 0; layer < reading.norms().length; layer++) {
            html.append("<th scope=\"col\">").append(place(layer)).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (int token = 0; token < reading.text().pieces().size(); token++) {
            html.append(MovesTable.rowHead(reading, token));
            for (var norms : reading.norms()) {
                html.append("<td>").append(Decimals.fixed(norms[token], 3)).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n</details>\n").toString();
    }

    private static String place(int layer) {
        return layer == 0 ? "into block 0" : "after block " + (layer - 1);
    }

    private static double x(int layer, int layers) {
        return LEFT + 20 + (WIDTH - LEFT - 40.0) * layer / Math.max(1, layers - 1);
    }

    private static String y(double value, double top) {
        double part = Double.isFinite(value) ? value / top : 0;
        return Decimals.fixed(HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP), 1);
    }
}
