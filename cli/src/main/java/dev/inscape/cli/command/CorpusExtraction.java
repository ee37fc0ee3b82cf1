package dev.inscape.cli.command;

import dev.inscape.cli.input.InputText;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.progress.Progress;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.corpus.Corpus;
import dev.inscape.lab.store.StoreExtraction;
import dev.inscape.lab.store.StoreOptions;
import dev.inscape.lab.store.StoreReport;
import dev.inscape.lab.store.StoredSite;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Extraction of many texts into a hidden store. */
final class CorpusExtraction {

    private final Context context;
    private final ModelOptions models;
    private final boolean truncate;
    private final boolean json;

    CorpusExtraction(Context context, ModelOptions models, boolean truncate, boolean json) {
        this.context = context;
        this.models = models;
        this.truncate = truncate;
        this.json = json;
    }

    int run(String model, Corpus corpus, boolean special, Path directory, StoreOptions options, boolean resume) {
        if (corpus.blank() > 0) {
            context.note("left out " + Decimals.count(corpus.blank(), "blank line") + " of "
                    + corpus.texts().getFirst().source()
                    + (corpus.texts().getLast().source().equals(corpus.texts().getFirst().source())
                            ? ""
                            : " and other files"));
        }
        try (var loaded = models.load(model, context)) {
            var encoder = new TextEncoder(loaded, truncate, context);
            var encodings = new ArrayList<Encoding>();
            for (var text : corpus.texts()) {
                encodings.add(encoder.encode(new InputText(text.text(), text.origin()), special));
            }
            long tokens = encodings.stream().mapToLong(Encoding::length).sum();
            try (var progress = Progress.of(context.terminal(), "extracting", "tokens", tokens)) {
                print(new StoreExtraction(loaded, options).run(corpus.texts(), encodings, directory, resume,
                        progress::advance), directory);
            }
        }
        return 0;
    }

    private void print(StoreReport report, Path directory) {
        var out = context.terminal().out();
        var store = report.store();
        var computed = report.computed();
        if (json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("out", directory.toString());
            members.put("texts", store.texts());
            members.put("tokens", store.tokens());
            members.put("sites", store.sites().stream().map(StoredSite::site).map(site -> site.label()).toList());
            members.put("rows", store.rows().label());
            members.put("dtype", store.dtype().label());
            members.put("files", store.shards());
            members.put("files_kept", report.kept());
            members.put("seconds", computed.seconds());
            members.put("write_seconds", computed.writeSeconds());
            members.put("tokens_per_second", computed.tokensPerSecond());
            Json.line(out, members);
        } else if (report.kept() == store.shards()) {
            out.println(directory + " is finished: " + Decimals.count(store.texts(), "text") + ", "
                    + Decimals.count(store.tokens(), "token"));
        } else {
            if (report.kept() > 0) {
                context.note("kept " + Decimals.count(report.kept(), "file") + " of " + store.shards()
                        + " that an earlier run had written");
            }
            out.println("wrote " + directory + ": " + Decimals.count(store.texts(), "text") + ", "
                    + Decimals.count(store.tokens(), "token") + " in " + Decimals.fixed(computed.seconds(), 1) + " s ("
                    + Decimals.grouped(Math.round(computed.tokensPerSecond())) + " tokens/s), "
                    + Decimals.fixed(computed.writeSeconds(), 1) + " s of waiting for the disk");
        }
    }
}
