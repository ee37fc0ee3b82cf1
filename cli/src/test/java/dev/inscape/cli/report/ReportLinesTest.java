package dev.inscape.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Ink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportLinesTest {

    private static final Block.Answers ANSWERS = new Block.Answers("What it says",
            List.of(new Block.Answer("without", "the quick brown fox jumps over the lazy dog"),
                    new Block.Answer("with the direction", "東京東京東京東京東京東京東京東京\nnext line")));

    private static List<String> lines(int columns, Block... blocks) {
        return new ReportLines(Ink.of(Ink.Depth.NONE), columns).of(new Report("tiny, steered", "5 tokens",
                List.of(blocks)));
    }

    @Test
    void answersStandSideBySide() {
        assertThat(lines(52, ANSWERS)).containsExactly("tiny, steered: 5 tokens", "", "What it says",
                "  without                   with the direction",
                "  the quick brown fox       東京東京東京東京東京東京",
                "  jumps over the lazy dog   東京東京",
                "                            next line");
    }

    @Test
    void andOneBelowTheOtherWhereThereIsNoRoom() {
        assertThat(lines(30, ANSWERS)).containsSubsequence("  without", "    the quick brown fox jumps",
                "    over the lazy dog",
                "  with the direction", "    東京東京東京東京東京東京東", "    京東京", "    next line");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 19, 40})
    void wrappedLinesFitAndLoseNothing(int width) {
        var text = "a verylongwordthatdoesnotfit and 東 other words";
        var wrapped = SideBySide.wrapped(text, Math.max(2, width));
        assertThat(wrapped).allMatch(line -> ColumnWidth.of(line) <= Math.max(2, width));
        assertThat(String.join("", wrapped).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void numbersStandToTheRight() {
        assertThat(lines(80, new Block.Columns("Next", List.of("token", "with it"), List.of(false, true),
                List.of(List.of("\" a\"", "0.5"), List.of("\"\u001b[0m\"", "-12.25")))))
                .endsWith("  token        with it", "  \" a\"             0.5", "  \"\\u001b[0m\"   -12.25");
    }

    @Test
    void noTextCanMoveTheCursor() {
        assertThat(lines(80, new Block.Lines("L\u001b[2J", List.of("a\rb")),
                new Block.Answers("A", List.of(new Block.Answer("c\u001b", "x\u0007\u202ey")))))
                .noneMatch(line -> line.chars().anyMatch(c -> c < ' ' || c == 0x202e));
    }
}
