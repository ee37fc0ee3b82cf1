package dev.inscape.cli.report;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Texts in columns, or one below the other where columns would be too narrow to read. */
final class SideBySide {

    private static final int NARROWEST = 20;
    private static final int GAP = 2;

    private final Ink ink;
    private final int columns;

    SideBySide(Ink ink, int columns) {
        this.ink = ink;
        this.columns = columns;
    }

    List<String> of(List<Block.Answer> answers) {
        int width = (columns - GAP * (answers.size() - 1)) / answers.size();
        return width < NARROWEST ? below(answers) : beside(answers, width);
    }

    private List<String> below(List<Block.Answer> answers) {
        var lines = new ArrayList<String>();
        for (var answer : answers) {
            lines.add(ink.dim(Visible.of(answer.condition())));
            wrapped(answer.text(), Math.max(1, columns - GAP)).forEach(line -> lines.add(" ".repeat(GAP) + line));
        }
        return lines;
    }

    private List<String> beside(List<Block.Answer> answers, int width) {
        var names = answers.stream().map(answer -> wrapped(answer.condition(), width)).toList();
        var texts = answers.stream().map(answer -> wrapped(answer.text(), width)).toList();
        var lines = new ArrayList<>(rows(names, width).stream().map(ink::dim).toList());
        lines.addAll(rows(texts, width));
        return lines;
    }

    private static List<String> rows(List<List<String>> columns, int width) {
        int most = columns.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most).mapToObj(row -> {
            var line = new StringBuilder();
            for (var column : columns) {
                line.append(line.isEmpty() ? "" : " ".repeat(GAP))
                        .append(ColumnWidth.padded(row < column.size() ? column.get(row) : "", width));
            }
            return line.toString().stripTrailing();
        }).toList();
    }

    /** Lines of at most so many columns; what has line ends keeps them, and a long word is cut. */
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.strip().split("\\R", -1)) {
            var line = new StringBuilder();
            int used = 0;
            for (var word : Visible.of(paragraph).split("(?<= )")) {
                if (used > 0 && used + ColumnWidth.of(word.stripTrailing()) > width) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    used = 0;
                }
                for (int point : word.codePoints().toArray()) {
                    if (used + ColumnWidth.of(point) > width && point != ' ') {
                        lines.add(line.toString());
                        line.setLength(0);
                        used = 0;
                    }
                    line.appendCodePoint(point);
                    used += ColumnWidth.of(point);
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
