package dev.inscape.cli.report;

import dev.inscape.cli.heatmap.Heatmap;
import java.util.List;

/** A part of a report, under a title. */
public sealed interface Block {

    String title();

    /** A heatmap, and what its numbers are. */
    record Heat(String title, String explanation, Heatmap map) implements Block {
    }

    /** Lines of text. */
    record Lines(String title, List<String> lines) implements Block {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** Columns under their names; those of numbers are set to the right. */
    record Columns(String title, List<String> names, List<Boolean> numbers, List<List<String>> rows) implements Block {
        public Columns {
            names = List.copyOf(names);
            numbers = List.copyOf(numbers);
            rows = rows.stream().map(List::copyOf).toList();
            int width = names.size();
            if (numbers.size() != width || rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("rows of a table have as many cells as it has names: " + width);
            }
        }
    }

    /** What a model says under several conditions, to be seen side by side. */
    record Answers(String title, List<Answer> answers) implements Block {
        public Answers {
            answers = List.copyOf(answers);
        }
    }

    /**
     * What a model says.
     *
     * @param condition under which
     * @param text      what it said
     */
    record Answer(String condition, String text) {
    }
}
