package dev.inscape.cli.command;

import dev.inscape.cli.chat.Answerer;
import dev.inscape.cli.chat.ChatSession;
import dev.inscape.cli.chat.Room;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.Session;
import dev.inscape.model.site.Tap;
import dev.inscape.text.chat.ChatTemplates;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape chat}: a conversation with a model. */
@Command(name = "chat",
        description = "A conversation with a chat model, in the terminal or through a pipe: one line is one message. "
                + "/help tells what else can be typed; Ctrl-C ends an answer, Ctrl-D the conversation.",
        footer = {
                "", "Examples:",
                "  inscape chat model.gguf",
                "  inscape chat model.gguf --system \"Answer in one sentence.\" --temperature 0.7",
                "", "What has been said is not read again: a new message costs its own tokens only."})
final class ChatCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "MODEL",
            description = "A chat model: a directory, a .gguf file, or owner/name of the hub.") String model = "";

    @Option(names = "--system", paramLabel = "TEXT", description = "What the model is told before the conversation.")
    @Nullable String system;

    @Mixin final SamplingOptions sampling = new SamplingOptions();
    @Mixin final ModelOptions models = new ModelOptions();

    ChatCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var load = models.check();
        var files = context.find(model, models.over);
        var options = sampling.resolve(files);
        var templates = ChatPrompt.templates(files, "inscape generate --prompt goes on with a text");
        try (var loaded = Models.load(files, load);
                var session = loaded.session(Tap.NONE);
                var room = Room.open(context.terminal())) {
            new ChatSession(room, answerer(loaded, session, templates, options))
                    .withSystem(system == null ? "" : system).run();
        }
        return 0;
    }

    /** The template writes the special tokens itself. */
    private static Answerer answerer(Model loaded, Session session, ChatTemplates templates,
            GenerateOptions options) {
        return (conversation, shown, cancellation) -> {
            var prompt = loaded.tokenizer().encode(templates.render(conversation).text(), false);
            return session.generate(prompt, options, (text, id, piece) -> shown.accept(piece), cancellation).text();
        };
    }
}
