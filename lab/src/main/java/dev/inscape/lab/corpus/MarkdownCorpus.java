package dev.inscape.lab.corpus;

import dev.inscape.InscapeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.commonmark.node.Heading;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * One text per section of a Markdown file, as it is written there: from a heading up to the next one of any level, or from the
 * file's beginning. Its group is the file, so that no split takes a document apart.
 */
final class MarkdownCorpus {

    private MarkdownCorpus() {
    }

    static Corpus read(Path file) {
        var name = file.toString();
        var lines = CorpusFile.text(file).lines().toList();
        var starts = new TreeSet<>(headings(String.join("\n", lines)));
        starts.add(0);
        var texts = new ArrayList<CorpusText>();
        int blank = 0;
        for (int start : starts) {
            var next = starts.higher(start);
            var section = String.join("\n", lines.subList(start, next == null ? lines.size() : next)).strip();
            if (section.isEmpty()) {
                blank += lines.isEmpty() || start == 0 && next != null ? 0 : 1;
            } else {
                texts.add(CorpusText.at(name, start + 1, section, name));
            }
        }
        if (texts.isEmpty()) {
            throw new InscapeException(name + " has no section with a text; it is empty");
        }
        return new Corpus(texts, blank);
    }

    /** The lines, from 0, where headings begin; what looks like one inside of code or a quotation is none. */
    private static List<Integer> headings(String markdown) {
        var document = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(markdown);
        var lines = new ArrayList<Integer>();
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                lines.add(node.getSourceSpans().getFirst().getLineIndex());
            }
        }
        return lines;
    }
}
