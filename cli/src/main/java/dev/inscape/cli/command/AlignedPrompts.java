package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.model.Model;
import dev.inscape.text.Encoding;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A clean and a corrupted prompt, token by token.
 *
 * @param clean     tokens
 * @param corrupted as many tokens
 */
record AlignedPrompts(Encoding clean, Encoding corrupted) {

    /** Shows both lists of tokens where they do not align, and where they part. */
    static AlignedPrompts of(Model model, String clean, String corrupted, Context context) {
        var one = model.tokenizer().encode(clean, true);
        var other = model.tokenizer().encode(corrupted, true);
        if (one.length() != other.length()) {
            var names = new TokenNames(model.tokenizer());
            int first = firstDifference(one, other);
            context.note("clean:     " + listed(names, one));
            context.note("corrupted: " + listed(names, other));
            throw new UsageException("the prompts do not align: " + one.length() + " and " + other.length()
                    + " tokens, which part at token " + first + " (" + at(names, one, first) + " and "
                    + at(names, other, first) + "); take words of equally many tokens");
        }
        return new AlignedPrompts(one, other);
    }

    int tokens() {
        return clean.length();
    }

    private static int firstDifference(Encoding one, Encoding other) {
        int least = Math.min(one.length(), other.length());
        return IntStream.range(0, least).filter(i -> one.ids()[i] != other.ids()[i]).findFirst().orElse(least);
    }

    private static String at(TokenNames names, Encoding text, int token) {
        return token < text.length() ? names.quoted(text.ids()[token]) : "the end";
    }

    private static String listed(TokenNames names, Encoding text) {
        return IntStream.range(0, text.length()).mapToObj(i -> i + " " + Visible.of(names.quoted(text.ids()[i])))
                .collect(Collectors.joining(", "));
    }

    /** The tokens for the columns of a table; where the prompts differ both. */
    String column(TokenNames names, int token) {
        long one = clean.ids()[token];
        long other = corrupted.ids()[token];
        return token + " " + names.brief(one) + (one == other ? "" : "/" + names.brief(other));
    }
}
