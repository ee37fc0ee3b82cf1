package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.model.Model;
import java.util.Arrays;

/**
 * A token that may follow a text, as users name it: its characters ({@code " Paris"}) or its number ({@code #504}).
 *
 * @param id   of the token
 * @param name as sentences have it
 */
record AnswerToken(long id, String name) {

    static AnswerToken of(long id, Model model) {
        return new AnswerToken(id, new TokenNames(model.tokenizer()).quoted(id));
    }

    /** Of several tokens the first one is taken, and a remark says so. */
    static AnswerToken parse(String option, String text, Model model, Context context) {
        if (text.matches("#[0-9]{1,9}")) {
            long id = Long.parseLong(text.substring(1));
            if (id >= model.shape().vocabulary()) {
                throw new UsageException(option + " " + text + ": " + model.info().name() + " knows the tokens 0 to "
                        + (model.shape().vocabulary() - 1));
            }
            return of(id, model);
        }
        var ids = ids(text, model);
        if (ids.length == 0) {
            throw new UsageException(
                    option + " \"" + text + "\" has no tokens; give a text such as \" yes\", with the blank "
                            + "before it, or a number such as #504");
        }
        var token = of(ids[0], model);
        if (ids.length > 1) {
            context.note(Visible.of(option + " \"" + text + "\" is " + ids.length + " tokens; measured is the first, "
                    + token.name + " (#" + token.id + ")"));
        }
        return token;
    }

    /** Some tokenizers put a blank before every text: then the text without its own is what is meant. */
    private static long[] ids(String text, Model model) {
        var ids = model.tokenizer().encode(text, false).ids();
        if (ids.length > 1 && text.startsWith(" ")) {
            var bare = model.tokenizer().encode(text.substring(1), false).ids();
            if (bare.length > 0 && model.tokenizer().piece(bare[0]).startsWith("\u2581")) {
                return bare;
            }
        }
        return Arrays.copyOf(ids, ids.length);
    }

    /** An error where both are the same, whose difference is always 0. */
    static void requireDifferent(AnswerToken answer, AnswerToken against) {
        if (answer.id == against.id) {
            throw new UsageException(
                    "--answer and --against both begin with the token " + answer.name + " (#" + answer.id
                            + "); give two that differ in their first token");
        }
    }
}
