package dev.inscape.lab.corpus;

import org.jspecify.annotations.Nullable;

/**
 * One text of a corpus.
 *
 * @param id     its name, which no other text of the corpus has
 * @param text   its characters
 * @param label  what it is an example of, where that is known
 * @param group  what it must not be separated from when a corpus is split (a document, an author), where that is known
 * @param source the file that it stands in, as it was named
 * @param line   the line of that file where it begins, from 1
 */
public record CorpusText(String id, String text, @Nullable String label, @Nullable String group, String source,
        int line) {

    /** A text that stands in a file under no other name than its place. */
    static CorpusText at(String source, int line, String text, @Nullable String group) {
        return new CorpusText(source + ":" + line, text, null, group, source, line);
    }

    /** Where it stands, for messages: {@code texts.txt line 3}. */
    public String origin() {
        return source + " line " + line;
    }
}
