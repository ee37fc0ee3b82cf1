package dev.inscape.lab.corpus;

import dev.inscape.UsageException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/** What a file of a corpus is, told by the ending of its name. */
enum CorpusFormat {

    /** One text per line. */
    LINES,
    /** One text per section, which a heading begins. */
    MARKDOWN,
    /** One object per line, with {@code text}. */
    JSONL;

    static CorpusFormat of(Path file) {
        var name = String.valueOf(file.getFileName());
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "txt", "text" -> LINES;
            case "md", "markdown" -> MARKDOWN;
            case "jsonl", "ndjson" -> JSONL;
            default -> throw new UsageException("cannot tell what " + file
                    + " is: a corpus is .txt (one text per line),"
                    + " .md (one per section) or .jsonl (one object per line, with \"text\"); --lines takes any file");
        };
    }

    Corpus read(Path file) {
        return switch (this) {
            case LINES -> LineCorpus.of(Lines.read(file.toString(), InputStream.nullInputStream()));
            case MARKDOWN -> MarkdownCorpus.read(file);
            case JSONL -> JsonLines.read(file);
        };
    }
}
