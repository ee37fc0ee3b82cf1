package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.input.TextSource;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Table;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.model.ModelText;
import dev.inscape.text.Encoding;
import dev.inscape.text.chat.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape tokens}: how a tokenizer cuts a text. */
@Command(name = "tokens",
        description = "Shows how a model's tokenizer cuts a text: ids, pieces, and where each begins and ends, in "
                + "UTF-16 units as Java counts them.",
        footer = {
                "", "Examples:",
                "  inscape tokens minilm \"unbelievable tokenization\"",
                "  inscape tokens --json \"naïve\"",
                "  inscape tokens model.gguf --chat \"Hello!\"",
                "", "Next: inscape read shows what the model makes of them."})
final class TokensCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Mixin final BaseOption over = new BaseOption();

    @Parameters(arity = "1..2", paramLabel = "[MODEL] TEXT",
            description = "The model (minilm if left out) and a text in quotes, or - for standard "
                    + "input.") List<String> arguments = List
                            .of();

    @Option(names = "--chat",
            description = "Put the text into the model's chat template first, as a user's message before the model's answer.") boolean chat;

    @Option(names = "--no-special", description = "Leave special tokens out.") boolean noSpecial;

    TokensCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (arguments.size() > 2) {
            throw new UsageException("too many words: put the text in quotes");
        }
        var text = arguments.getLast();
        var source = text.equals("-")
                ? new TextSource.Standard(context.terminal().in())
                : new TextSource.Literal(text);
        var input = source.read();
        var files = context.find(arguments.size() == 2 ? arguments.getFirst() : EmbeddedModel.MINILM, over);
        try (var tokenizer = ModelText.tokenizer(files)) {
            show(chat
                    ? tokenizer.encode(ChatPrompt.of(ChatPrompt.templates(files, "leave --chat out"),
                            Message.user(input.content())), false)
                    : tokenizer.encode(input.content(), !noSpecial));
        }
        return 0;
    }

    private void show(Encoding encoding) {
        var out = context.terminal().out();
        if (output.json) {
            Json.line(out, document(encoding));
            return;
        }
        var table = new Table("rrlrr").row("", "id", "piece", "start", "end");
        for (int token = 0; token < encoding.length(); token++) {
            boolean special = encoding.special()[token];
            table.row(Integer.toString(token), Long.toString(encoding.ids()[token]),
                    Visible.of(encoding.pieces().get(token)),
                    special ? "" : Integer.toString(encoding.starts()[token]),
                    special ? "" : Integer.toString(encoding.ends()[token]));
        }
        var ink = Ink.of(output.colour, context.terminal());
        var lines = table.lines();
        out.println(ink.dim(lines.getFirst()));
        lines.stream().skip(1).forEach(out::println);
    }

    private static Object document(Encoding encoding) {
        var tokens = new ArrayList<Object>();
        for (int token = 0; token < encoding.length(); token++) {
            var members = new LinkedHashMap<String, Object>();
            members.put("id", encoding.ids()[token]);
            members.put("piece", encoding.pieces().get(token));
            members.put("start", encoding.starts()[token]);
            members.put("end", encoding.ends()[token]);
            members.put("special", encoding.special()[token]);
            tokens.add(members);
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("tokens", tokens);
        return document;
    }
}
