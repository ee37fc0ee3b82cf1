package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnWidthTest {

    @ParameterizedTest
    @CsvSource({"paris, 5", "naïve, 5", "東京, 4", "ｆｕｌｌ, 8", "ﾊﾝｶｸ, 4", "한국, 4", "🚀, 2", "a🚀b, 4", "✓, 1",
            "“quoted”, 8",
            "Łódź, 4", "Ελλάδα, 6", "שלום, 4", "𠀀, 2", "█░, 2", "⌚, 2", "€, 1"})
    void wideCharactersTakeTwoColumns(String text, int columns) {
        assertThat(ColumnWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void combiningMarksTakeNone() {
        assertThat(ColumnWidth.of("e\u0301")).isEqualTo(1);
        assertThat(ColumnWidth.of("นี้")).isEqualTo(1);
        assertThat(ColumnWidth.of("\u1112\u1161\u11ab")).as("Hangul in its parts").isEqualTo(2);
    }

    @Test
    void theEmptyTextTakesNone() {
        assertThat(ColumnWidth.of("")).isZero();
    }

    @Test
    void paddingFillsUpToTheWidth() {
        assertThat(ColumnWidth.padded("東京", 6)).isEqualTo("東京  ");
        assertThat(ColumnWidth.padded("too long", 3)).isEqualTo("too long");
    }

    @Test
    void cuttingLeavesRoomForTheEllipsis() {
        assertThat(ColumnWidth.cut("paris", 5)).isEqualTo("paris");
        assertThat(ColumnWidth.cut("constantinople", 6)).isEqualTo("const…");
        assertThat(ColumnWidth.cut("東京都庁", 6)).isEqualTo("東京…");
        assertThat(ColumnWidth.cut("東京都庁", 5)).isEqualTo("東京…");
    }

    @Property
    void whatIsCutFits(@ForAll String text, @ForAll @IntRange(min = 1, max = 30) int columns) {
        assertThat(ColumnWidth.of(ColumnWidth.cut(Visible.of(text), columns))).isLessThanOrEqualTo(columns);
    }

    @Property
    void whatIsPaddedFillsExactly(@ForAll String text, @ForAll @IntRange(min = 1, max = 30) int columns) {
        var cut = ColumnWidth.cut(Visible.of(text), columns);
        assertThat(ColumnWidth.of(ColumnWidth.padded(cut, columns))).isEqualTo(columns);
    }
}
