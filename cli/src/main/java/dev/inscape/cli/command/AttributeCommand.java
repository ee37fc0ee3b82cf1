package dev.inscape.cli.command;

import dev.inscape.lab.lens.Attribution;
import dev.inscape.model.Model;
import dev.inscape.model.site.Tap;
import dev.inscape.text.Encoding;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape attribute}: who says one token rather than another. */
@Command(name = "attribute",
        description = "Direct logit attribution: what the embedding, every head and every MLP write into the difference of two "
                + "tokens' logits behind a text. The parts sum to the difference.",
        footer = {"", "Without --answer and --against these are the two likeliest tokens.", "", "Examples:",
                "  inscape attribute \"The capital of France is\" --answer \" Paris\" \\",
                "      --against \" Rome\" --model model.gguf",
                "  inscape attribute \"The capital of France is\" --html parts.html",
                "", "Next: inscape ablate shows what is lost without a head."})
final class AttributeCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final LaboratoryOptions laboratory = new LaboratoryOptions();

    @Parameters(arity = "1", paramLabel = "TEXT",
            description = "A text in quotes, or - for standard input.") String text = "";

    @Option(names = "--answer", paramLabel = "TOKEN", description = "A next token: a text, or #ID.")
    @Nullable String answer;

    @Option(names = "--against", paramLabel = "TOKEN", description = "Another one.")
    @Nullable String against;

    AttributeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        laboratory.check();
        var input = LaboratoryOptions.text(text, context);
        try (var loaded = laboratory.load(context)) {
            var encoding = loaded.tokenizer().encode(input, true);
            var no = against == null ? null : AnswerToken.parse("--against", against, loaded, context);
            var yes = answer == null
                    ? likeliest(loaded, encoding, no)
                    : AnswerToken.parse("--answer", answer, loaded, context);
            if (no == null) {
                no = likeliest(loaded, encoding, yes);
            }
            AnswerToken.requireDifferent(yes, no);
            var parts = Attribution.of(loaded, encoding, yes.id(), no.id());
            var view = new AttributionView(loaded, parts, yes, no);
            laboratory.show(context, loaded, input, view.report(), view.document());
        }
        return 0;
    }

    /** The likeliest token besides another. */
    private static AnswerToken likeliest(Model model, Encoding text, @Nullable AnswerToken besides) {
        var best = NextTokens.best(NextTokens.probabilities(model, text, Tap.NONE), 2);
        boolean taken = besides != null && best.getFirst() == besides.id();
        return AnswerToken.of(taken ? best.getLast() : best.getFirst(), model);
    }
}
