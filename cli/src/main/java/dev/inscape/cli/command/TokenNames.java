package dev.inscape.cli.command;

import dev.inscape.text.Encoding;
import dev.inscape.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Tokens as people read them: the characters that they stand for, where there are some. */
final class TokenNames {

    private static final String BLANK = "␣";
    private static final int REPLACEMENT = 0xFFFD;

    private final Tokenizer tokenizer;

    TokenNames(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** With its blanks; the vocabulary's own spelling for a part of a character, or for nothing to be read. */
    String exact(long id) {
        if (id >= tokenizer.vocabularySize()) {
            return "#" + id;
        }
        var text = tokenizer.decode(new long[]{id}, true);
        return text.isEmpty() || text.indexOf(REPLACEMENT) >= 0 ? tokenizer.piece(id) : text;
    }

    /** {@code " Paris"}, for sentences. */
    String quoted(long id) {
        return '"' + exact(id) + '"';
    }

    /** Without blanks around, for narrow cells; blanks alone are shown as such. */
    String brief(long id) {
        var text = exact(id);
        return text.isBlank() ? text.replace(" ", BLANK) : text.strip();
    }

    /** Each token of a text for the columns of a table, its number before it. */
    List<String> columns(Encoding text) {
        var names = new ArrayList<String>();
        for (int token = 0; token < text.length(); token++) {
            names.add(token + " " + brief(text.ids()[token]));
        }
        return names;
    }
}
