package dev.inscape.cli.command;

import dev.inscape.cli.file.WholeFile;
import dev.inscape.cli.input.InputText;
import dev.inscape.cli.input.TextSource;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.corpus.Corpus;
import dev.inscape.lab.extract.Extras;
import dev.inscape.lab.extract.StatesFile;
import dev.inscape.lab.store.StoreExtraction;
import dev.inscape.model.Model;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape extract}: hidden states into files. */
@Command(name = "extract",
        description = "Writes hidden states: those of one text into a safetensors file, those of a corpus into a hidden store.",
        footer = {
                "",
                "One text makes one file: input_ids [token], offsets [token, 2] in UTF-16 units, and states "
                        + "[layer + 1, token, d] in float32; states[0] is the residual stream into the first block, "
                        + "states[l] that after block l, before any final norm.",
                "",
                "A corpus makes a directory: safetensors files with one tensor [row, ..] per site, index.parquet with a row "
                        + "per text, store.json. A .txt file is one text per line; a .md file one per section, from a "
                        + "heading to the next, whose group is the file; a .jsonl file one object per line with text, "
                        + "and if known id, label, group. An id is FILE:LINE unless it is given. Blank lines are left out, "
                        + "and a remark says how many.",
                "",
                "A run that ends early leaves DIR.partial; with --resume the same command goes on with it, and makes the "
                        + "same store, byte by byte.",
                "", "Examples:",
                "  inscape extract minilm --text \"The capital of France is Paris.\" --out x.safetensors",
                "  inscape extract minilm --ids 101,3000,102 --final --out x.safetensors",
                "  inscape extract minilm --corpus statements.jsonl --rows last --out states",
                "  inscape extract minilm --lines texts.txt --out states --resume --json",
                "", "Next: inscape store info DIR, or in Python:",
                "  safetensors.numpy.load_file(\"x.safetensors\")[\"states\"].shape"})
final class ExtractCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final ModelOptions models = new ModelOptions();
    @Mixin final Truncation length = new Truncation();
    @Mixin final StoreOutput store = new StoreOutput();

    @Parameters(arity = "1", paramLabel = "MODEL", description = ModelOptions.MODEL) String model = "";

    @ArgGroup(multiplicity = "1") Given given = new Given();

    @Option(names = "--out", required = true, paramLabel = "PATH",
            description = "The file to write; with --corpus or --lines, the directory to make.") Path out = Path.of("");

    @Option(names = "--final",
            description = "Also write final [token, d]: after the final norm; for an encoder, its last hidden "
                    + "state.") boolean last;

    @Option(names = "--logits", description = "Also write logits [token, vocabulary].") boolean logits;

    @Option(names = "--no-special", description = "Leave special tokens out.") boolean noSpecial;

    /** What to extract from: one of these. */
    static final class Given {
        @Option(names = "--text", paramLabel = "TEXT", description = "A text in quotes, or - for standard input.")
        @Nullable String text;

        @Option(names = "--ids", paramLabel = "ID,ID,..", description = "Token ids, just as they are.")
        @Nullable String ids;

        @Option(names = "--lines", paramLabel = "FILE",
                description = "A file with one text per line, or - for standard input.")
        @Nullable String lines;

        @Option(names = "--corpus", arity = "1..*", paramLabel = "FILE",
                description = "Files with many texts: .txt, .md or .jsonl.")
        @Nullable List<Path> corpus;
    }

    ExtractCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        models.check();
        var extras = new Extras(last, logits);
        if (given.lines != null || given.corpus != null) {
            var options = store.options(extras, Map.of("special", Boolean.toString(!noSpecial), "truncate",
                    Boolean.toString(length.truncate)));
            StoreExtraction.requirePlace(out, store.resume);
            var corpus = given.lines != null
                    ? Corpus.lines(given.lines, context.terminal().in())
                    : Corpus.read(given.corpus == null ? List.of() : given.corpus);
            return new CorpusExtraction(context, models, length.truncate, output.json).run(model, corpus, !noSpecial,
                    out,
                    options, store.resume);
        }
        store.requireUnused();
        WholeFile.requirePlace(out);
        var ids = given.ids == null ? new long[0] : TokenIds.parse(given.ids);
        var text = given.text == null ? null : source(given.text).read();
        try (var loaded = models.load(model, context)) {
            var encoding = text == null ? Encoding.ofIds(ids) : encoded(loaded, text);
            StatesFile.write(out, loaded, encoding, extras);
            report(loaded, encoding);
        }
        return 0;
    }

    private TextSource source(String text) {
        return text.equals("-") ? new TextSource.Standard(context.terminal().in()) : new TextSource.Literal(text);
    }

    private Encoding encoded(Model loaded, InputText text) {
        return new TextEncoder(loaded, length.truncate, context).encode(text, !noSpecial);
    }

    private void report(Model loaded, Encoding encoding) {
        int states = loaded.shape().layers() + 1;
        if (output.json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("out", out.toString());
            members.put("tokens", encoding.length());
            members.put("states", new long[]{states, encoding.length(), loaded.shape().width()});
            Json.line(context.terminal().out(), members);
        } else {
            context.terminal().out().println("wrote " + out + ": states [" + states + ", " + encoding.length() + ", "
                    + loaded.shape().width() + "] of " + Decimals.count(encoding.length(), "token"));
        }
    }
}
