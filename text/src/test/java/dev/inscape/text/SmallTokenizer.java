package dev.inscape.text;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A WordPiece tokenizer of 28 words, whose file asks for texts of exactly eight tokens. */
final class SmallTokenizer {

    private SmallTokenizer() {
    }

    static Path file() {
        try {
            var resource = SmallTokenizer.class.getResource("small-tokenizer.json");
            return Path.of(Objects.requireNonNull(resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Tokenizer open() {
        return Tokenizer.open(file());
    }

    /** What the offsets of an encoding cut out of its text, special tokens left out. */
    static List<String> spans(String text, Encoding encoding) {
        var spans = new ArrayList<String>();
        for (int i = 0; i < encoding.length(); i++) {
            if (!encoding.special()[i]) {
                spans.add(text.substring(encoding.starts()[i], encoding.ends()[i]));
            }
        }
        return spans;
    }
}
