package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.input.TextSource;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Harmless;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.Generated;
import dev.inscape.model.generation.GenerationListener;
import dev.inscape.model.site.Tap;
import dev.inscape.text.Encoding;
import dev.inscape.text.chat.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape generate}: a model goes on with a text, or answers a message. */
@Command(name = "generate", description = "Lets a decoder go on with a text, or answer a message.",
        footer = {
                "", "Examples:",
                "  inscape generate model.gguf --chat \"What is the capital of France?\"",
                "  inscape generate gpt2 --prompt \"The capital of France is\" --max-new 20 --greedy",
                "  inscape generate model.gguf --ids 504,3575,282 --json",
                "", "Next: inscape chat for a conversation."})
final class GenerateCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "MODEL",
            description = "A decoder: a directory, a .gguf file, or owner/name of the hub.") String model = "";

    @ArgGroup(multiplicity = "1") Prompt prompt = new Prompt();

    @Option(names = "--system", paramLabel = "TEXT", description = "With --chat: what the model is told before.")
    @Nullable String system;

    @Option(names = "--json", description = "Print one line of JSON when the answer is complete.") boolean json;

    @Mixin final SamplingOptions sampling = new SamplingOptions();
    @Mixin final ModelOptions models = new ModelOptions();

    /** What the model is given. */
    static final class Prompt {
        @Option(names = "--prompt", paramLabel = "TEXT", description = "A text to go on with; - for standard input.")
        @Nullable String text;

        @Option(names = "--chat", paramLabel = "TEXT",
                description = "A message to answer, put into the model's chat template; - for standard input.")
        @Nullable String message;

        @Option(names = "--ids", paramLabel = "ID,ID…", description = "Token ids to go on with.")
        @Nullable String ids;
    }

    /** What the model reads: ids, or a text, around which the tokenizer puts special tokens or not. */
    private sealed interface Given {
        record Ids(Encoding ids) implements Given {
        }

        record Text(String text, boolean special) implements Given {
        }
    }

    GenerateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var load = models.check();
        if (system != null && prompt.message == null) {
            throw new UsageException("--system belongs to --chat: a plain prompt has nobody who is told anything");
        }
        var ids = prompt.ids == null ? null : Encoding.ofIds(TokenIds.parse(prompt.ids));
        var text = ids == null ? content(prompt.message == null ? prompt.text : prompt.message) : "";
        var files = context.find(model, models.over);
        var given = ids == null ? given(files, text) : new Given.Ids(ids);
        var options = sampling.resolve(files);
        try (var loaded = Models.load(files, load)) {
            var encoding = encoding(loaded, given);
            var answer = answer(loaded, encoding, options);
            if (json) {
                Json.line(context.terminal().out(), document(answer, options));
            } else {
                context.terminal().out().println();
                context.terminal().out().flush();
                context.note(remark(answer));
            }
        }
        return 0;
    }

    /** A text as it is, or in the chat template. */
    private Given given(ModelFiles files, String text) {
        if (prompt.message == null) {
            return new Given.Text(text, true);
        }
        var templates = ChatPrompt.templates(files, "use --prompt instead of --chat");
        var message = Message.user(text);
        return new Given.Text(system == null
                ? ChatPrompt.of(templates, message)
                : ChatPrompt.of(templates, Message.system(system), message), false);
    }

    private String content(@Nullable String argument) {
        var source = "-".equals(argument)
                ? new TextSource.Standard(context.terminal().in())
                : new TextSource.Literal(String.valueOf(argument));
        return source.read().content();
    }

    private static Encoding encoding(Model loaded, Given given) {
        return switch (given) {
            case Given.Ids(var ids) -> ids;
            case Given.Text(var text, var special) -> loaded.tokenizer().encode(text, special);
        };
    }

    private Generated answer(Model loaded, Encoding encoding, GenerateOptions options) {
        var out = context.terminal().out();
        GenerationListener shown = json ? GenerationListener.NONE : (text, id, piece) -> {
            out.print(Harmless.of(piece));
            out.flush();
        };
        return loaded.generate(List.of(encoding), options, Tap.NONE, shown, new Cancellation()).getFirst();
    }

    private static String remark(Generated answer) {
        var speed = answer.speed();
        return Decimals.count(answer.newIds().length, "new token")
                + (speed.madeTokens() > 0 ? ", " + rate(speed.madePerSecond()) + " tokens/s; " : "; ")
                + Decimals.count(answer.promptIds().length, "prompt token") + ", " + rate(speed.readPerSecond())
                + " tokens/s; ended by " + answer.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%.0f", perSecond);
    }

    private static Object document(Generated answer, GenerateOptions options) {
        var document = new LinkedHashMap<String, Object>();
        document.put("prompt_ids", answer.promptIds());
        document.put("new_ids", answer.newIds());
        document.put("text", answer.text());
        document.put("stop_reason", answer.reason().name().toLowerCase(Locale.ROOT));
        document.put("tokens_per_second", answer.speed().madePerSecond());
        document.put("prefill_tokens_per_second", answer.speed().readPerSecond());
        var sampling = new LinkedHashMap<String, Object>();
        sampling.put("temperature", options.sampling().temperature());
        sampling.put("top_k", options.sampling().topK());
        sampling.put("top_p", options.sampling().topP());
        sampling.put("min_p", options.sampling().minP());
        sampling.put("repetition_penalty", options.sampling().repetitionPenalty());
        sampling.put("seed", options.sampling().seed());
        document.put("sampling", sampling);
        return document;
    }
}
