package dev.inscape.lab.corpus;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;

/** One JSON object per line, with {@code text}, and if known {@code id}, {@code label} and {@code group}. */
final class JsonLines {

    private JsonLines() {
    }

    static Corpus read(Path file) {
        var lines = Lines.read(file.toString(), InputStream.nullInputStream());
        var texts = new ArrayList<CorpusText>();
        for (var line : lines.lines()) {
            var object = JsonLine.parse(lines.name(), line);
            var id = object.text("id");
            texts.add(new CorpusText(id == null ? lines.name() + ":" + line.number() : id, object.requiredText("text"),
                    object.text("label"), object.text("group"), lines.name(), line.number()));
        }
        return new Corpus(texts, lines.blank());
    }
}
