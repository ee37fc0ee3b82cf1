package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.cli.input.InputText;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.model.Model;
import dev.inscape.text.Encoding;

/** Cuts texts into tokens and sees to it that they fit the model. */
final class TextEncoder {

    private final Model model;
    private final boolean truncate;
    private final Context context;

    TextEncoder(Model model, boolean truncate, Context context) {
        this.model = model;
        this.truncate = truncate;
        this.context = context;
    }

    Encoding encode(InputText text) {
        return encode(text, true);
    }

    /** The tokens of a text, with or without special ones; a remark says what was cut off. */
    Encoding encode(InputText text, boolean special) {
        var encoding = model.tokenizer().encode(text.content(), special);
        if (encoding.length() == 0) {
            throw new InscapeException(text.origin() + " has no tokens: the tokenizer drops all of its characters;"
                    + " leave it out");
        }
        int limit = model.shape().context();
        if (encoding.length() <= limit) {
            return encoding;
        }
        if (!truncate) {
            throw new InscapeException(tooLong(text, encoding.length(), limit)
                    + "; shorten it, or let --truncate cut it");
        }
        var cut = encoding.truncated(limit);
        context.note(tooLong(text, encoding.length(), limit) + "; cut after character " + cut.ends()[lastOfText(cut)]);
        return cut;
    }

    private String tooLong(InputText text, int tokens, int limit) {
        return text.origin() + " has " + Decimals.count(tokens, "token") + ", but " + model.info().name()
                + " reads at most " + Decimals.grouped(limit);
    }

    private static int lastOfText(Encoding encoding) {
        int last = encoding.length() - 1;
        while (last > 0 && encoding.special()[last]) {
            last--;
        }
        return last;
    }
}
