package dev.inscape.lab.corpus;

import dev.inscape.InscapeException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts to work on, in the order of their files. All of them are held in memory.
 *
 * @param texts what there is; no two have the same id
 * @param blank lines and sections that had no text and were left out
 */
public record Corpus(List<CorpusText> texts, int blank) {

    /** Checks that every id stands for one text. */
    public Corpus {
        texts = List.copyOf(texts);
        var places = new HashMap<String, CorpusText>();
        for (var text : texts) {
            var other = places.putIfAbsent(text.id(), text);
            if (other != null) {
                throw new InscapeException("two texts have the id \"" + text.id() + "\": " + other.origin() + " and "
                        + text.origin() + "; give each its own");
            }
        }
    }

    /** Reads files of the kinds that {@link CorpusFormat} knows; an error names the file, and the line where it can. */
    public static Corpus read(List<Path> files) {
        var texts = new ArrayList<CorpusText>();
        int blank = 0;
        for (var file : files) {
            var part = CorpusFormat.of(file).read(file);
            texts.addAll(part.texts);
            blank += part.blank;
        }
        return new Corpus(texts, blank);
    }

    /** Reads a file of any name, or standard input for {@code -}, as one text per line. */
    public static Corpus lines(String file, InputStream standard) {
        return LineCorpus.of(Lines.read(file, standard));
    }

    /** Texts that stand in no file; their ids are their numbers, from 0. */
    public static Corpus of(List<String> texts) {
        return new Corpus(IntStream.range(0, texts.size())
                .mapToObj(i -> new CorpusText(Integer.toString(i), texts.get(i), null, null, "", i + 1)).toList(), 0);
    }

    /** The ids, in the order of the texts. */
    public List<String> ids() {
        return texts.stream().map(CorpusText::id).toList();
    }
}
