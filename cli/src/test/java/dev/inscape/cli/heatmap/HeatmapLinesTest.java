package dev.inscape.cli.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatmapLinesTest {

    private static final Ink PLAIN = Ink.of(Ink.Depth.NONE);

    private static Heatmap.Cell cell(double value, String label) {
        return new Heatmap.Cell(value, label, "all of " + label);
    }

    private static Heatmap small(Heatmap.Scale scale) {
        return new Heatmap("layer", List.of("into block 0", "after block 0"), List.of("0 The", "1 end"),
                List.of(List.of(cell(0.1, "a"), cell(0.95, "Paris")), List.of(cell(0.5, "東京"), cell(-0.7, "x"))),
                scale);
    }

    private static Heatmap wide(int columns) {
        var names = IntStream.range(0, columns).mapToObj(column -> column + " word" + column).toList();
        var row = new ArrayList<Heatmap.Cell>();
        names.forEach(name -> row.add(cell(0.3, "c" + row.size() + "end")));
        return new Heatmap("layer", List.of("after block 0"), names, List.of(row), Heatmap.Scale.ofShares());
    }

    @Test
    void withoutColoursAShadeFollowsEachLabel() {
        assertThat(new HeatmapLines(PLAIN, 80).of(small(Heatmap.Scale.ofShares()))).containsExactly(
                "               0 The  1 end",
                "into block 0   a      Paris█",
                "after block 0  東京 ▒ x",
                "blank ░ ▒ ▓ █: fifths of 1");
    }

    @Test
    void aSignHasColoursOfItsOwnAndNumbersStandToTheRight() {
        var lines = new HeatmapLines(Ink.of(Ink.Depth.FULL), 80).of(small(new Heatmap.Scale(0.7, true, 1)));
        assertThat(lines.get(2)).contains("\u001b[38;5;231m\u001b[48;2;33;102;172m     x \u001b[0m");
        assertThat(lines.getLast()).startsWith("-0.7 \u001b").endsWith(" 0.7");
        assertThat(new HeatmapLines(PLAIN, 80).of(small(new Heatmap.Scale(0.7, true, 1))).getLast())
                .isEqualTo("blank ░ ▒ ▓ █: fifths of 0.7, whatever the sign");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 33, 57, 80, 200})
    void whateverTheWidthNothingIsLostAndLinesFit(int width) {
        var lines = new HeatmapLines(PLAIN, width).of(wide(23));
        for (int column = 0; column < 23; column++) {
            int wanted = column;
            assertThat(lines.stream().filter(line -> line.matches(".*\\bc" + wanted + "end.*"))).hasSize(1);
        }
        if (width >= 33) {
            assertThat(lines).allMatch(line -> ColumnWidth.of(line) <= width);
        }
    }

    @Test
    void hostileAndLongLabelsAreHarmlessAndCut() {
        var map = new Heatmap("", List.of("r"), List.of("\u001b[2J\u202e"),
                List.of(List.of(cell(0.4, "\u001b[31m" + "long".repeat(9)))), Heatmap.Scale.ofShares());
        assertThat(new HeatmapLines(PLAIN, 60).of(map)).noneMatch(line -> line.contains("\u001b"))
                .anyMatch(line -> line.contains("\\u001b[31…"));
    }

    @Test
    void aScaleEndsAtTheLargestNumberWithoutItsSign() {
        var scale = Heatmap.Scale.around0(Stream.of(new double[]{0.25, -3.5}, new double[]{Double.NaN, 2}), 1, 2);
        assertThat(scale.most()).isEqualTo(3.5);
        assertThat(scale.heat(-7)).isEqualTo(-1);
        assertThat(scale.heat(1.75)).isEqualTo(0.5);
        assertThat(scale.heat(Double.NaN)).isZero();
        assertThat(Heatmap.Scale.around0(Stream.of(new double[]{0.25}), 1, 2).most()).isEqualTo(1);
        assertThat(Heatmap.Scale.ofShares().heat(-0.5)).isZero();
    }

    @Test
    void everyPlaceHasACell() {
        assertThatThrownBy(() -> new Heatmap("", List.of("r"), List.of("a", "b"), List.of(List.of(cell(1, "x"))),
                Heatmap.Scale.ofShares())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a heatmap of 1 x 2 wants a cell for each place");
    }
}
