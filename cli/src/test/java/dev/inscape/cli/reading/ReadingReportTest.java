package dev.inscape.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.input.InputText;
import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.lab.read.Reading;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingReportTest {

    private static final InputText TYPED = new InputText("Hello", "the text");
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

    private static Layout plain(int columns) {
        return new Layout(Ink.of(Ink.Depth.NONE), columns, false);
    }

    private static List<String> report(Reading reading, Layout layout) {
        return new ReadingReport(layout).lines(reading, TYPED);
    }

    @Test
    void aSmallReadingLooksLikeThis() {
        assertThat(String.join("\n", report(Readings.small(), plain(80)))).isEqualTo("""
                toy: 4 tokens, 3 layers, d = 8, f32 on cpu

                Tokens
                  [CLS] hello 東京 [SEP]

                Norms: the length of the states, over all tokens
                                 mean                        least          most
                  into block 0   4.50  ██████████▋            3.00  [SEP]   6.00  東京
                  after block 0  5.25  ████████████▍          4.00  [SEP]   6.50  東京
                  after block 1  8.50  ████████████████████   7.00  [SEP]  10.00  東京
                  after block 2  6.00  ██████████████▏        6.00  [CLS]   6.00  [CLS]

                Moves: how far each block turns each token's state (1 - cosine)
                               0     1     2
                  0  [CLS]   0.00  0.40█ 0.05
                  1  hello   0.10░ 0.30▓ 0.15░
                  2  東京    0.20▒ 0.20▒ 0.25▓
                  3  [SEP]   0.30▓ 0.10░ 0.35█
                  blank ░ ▒ ▓ █: fifths of the largest, 0.40

                Nearest: the tokens with the most similar states after the last block (cosine)
                  0  [CLS]  [SEP] 0.75  hello 0.50  東京 0.25
                  1  hello  東京 0.60  [CLS] 0.50  [SEP] 0.10
                  2  東京   hello 0.60  [CLS] 0.25  [SEP] -0.20
                  3  [SEP]  [CLS] 0.75  hello 0.10  東京 -0.20""");
    }

    @Test
    void whereTheTextCameFromIsSaid() {
        var lines = new ReadingReport(plain(80)).lines(Readings.small(), new InputText("Hello", "notes.txt"));
        assertThat(lines.getFirst()).isEqualTo("toy: 4 tokens of notes.txt, 3 layers, d = 8, f32 on cpu");
    }

    @Test
    void coloursChangeNothingButColours() {
        var coloured = report(Readings.small(), new Layout(Ink.of(Ink.Depth.FULL), 80, false));
        assertThat(String.join("\n", coloured)).contains("\u001b[48;2;253;231;37m 0.40 \u001b[0m");
        var bare = coloured.stream().map(line -> ESCAPES.matcher(line).replaceAll("")).toList();
        assertThat(bare).contains("  1  hello   0.10  0.30  0.15 ");
    }

    @ParameterizedTest
    @CsvSource({"40, 3", "80, 6", "80, 12", "80, 24", "80, 60", "80, 200", "40, 96", "200, 32"})
    void everyLineFitsTheTerminal(int columns, int layers) {
        for (var depth : Ink.Depth.values()) {
            var reading = Readings.of(layers, Readings.strange().toArray(String[]::new));
            var lines = report(reading, new Layout(Ink.of(depth), columns, false)).stream()
                    .map(line -> ESCAPES.matcher(line).replaceAll("")).toList();
            assertThat(lines).filteredOn(line -> line.startsWith("  ") && ColumnWidth.of(line) > columns).isEmpty();
        }
    }

    @Test
    void manyLayersBecomeDigitsWithALegend() {
        var lines = report(Readings.of(24, "a", "b"), plain(80));
        assertThat(lines).contains("        0  1  2  3  4  5  6  7  8  9  10 11 12 13 14 15 16 17 18 19 20 21 22 23")
                .contains("  1  b  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9  9")
                .contains("  digits: tenths of the largest, 1.00");
    }

    @Test
    void stillMoreLayersShareColumns() {
        assertThat(report(Readings.of(200, "a", "b"), plain(80)))
                .contains("  a column is the largest of 3 blocks");
    }

    @Test
    void aLongTextShowsTheTokensThatMoveMostAndSaysSo() {
        var lines = report(Readings.ofSize(300, 2), plain(80));
        assertThat(lines).anyMatch(line -> line.startsWith("  299  t299"))
                .noneMatch(line -> line.startsWith("    3  t3 "))
                .filteredOn(line -> line.contains("--all shows them"))
                .hasSize(3).contains("  … 276 tokens that move less; --all shows them");
    }

    @Test
    void allOfALongTextIsShownWhenAskedFor() {
        var lines = report(Readings.ofSize(300, 2), new Layout(Ink.of(Ink.Depth.NONE), 80, true));
        assertThat(lines).noneMatch(line -> line.contains("--all")).anyMatch(line -> line.startsWith("    3  t3 "));
    }

    @Test
    void oneTokenHasNothingToCompareWith() {
        assertThat(report(Readings.of(2, "a"), plain(80)))
                .contains("  the text has one token: there is nothing to compare it with");
    }

    @Test
    void statesThatAreNotNumbersAreShownAsSuch() {
        var reading = Readings.of(2, "a", "b");
        reading.moves()[0][0] = Double.NaN;
        assertThat(report(reading, plain(80))).anyMatch(line -> line.contains("  nan"));
    }

    @Test
    void nothingInATokenReachesTheTerminalAsACommand() {
        var report = String.join("\n", report(Readings.of(6, Readings.strange().toArray(String[]::new)), plain(80)));
        assertThat(report).doesNotContain("\u001b").doesNotContain("\u202e").contains("\\u001b[31m").contains("a\\tb");
    }
}
