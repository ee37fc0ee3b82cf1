package dev.inscape.cli.command;

import dev.inscape.cli.input.InputText;
import dev.inscape.cli.input.LineFile;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.progress.Progress;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.extract.Extraction;
import dev.inscape.lab.extract.ExtractionReport;
import dev.inscape.lab.extract.Extras;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Extraction of every line of a file into a directory. */
final class LinesExtraction {

    private final Context context;
    private final ModelOptions models;
    private final boolean truncate;
    private final boolean json;

    LinesExtraction(Context context, ModelOptions models, boolean truncate, boolean json) {
        this.context = context;
        this.models = models;
        this.truncate = truncate;
        this.json = json;
    }

    int run(String model, String file, boolean special, Path directory, Extras extras) {
        var lines = LineFile.read(file, context.terminal().in());
        if (lines.blank() > 0) {
            context.note("left out " + Decimals.count(lines.blank(), "blank line") + " of " + file);
        }
        try (var loaded = models.load(model, context)) {
            var encoder = new TextEncoder(loaded, truncate, context);
            var texts = new ArrayList<Encoding>();
            for (var line : lines.lines()) {
                texts.add(encoder.encode(new InputText(line.text(), file + " line " + line.number()), special));
            }
            // An editor counts from 1, tensors from 0.
            var numbers = lines.lines().stream().mapToLong(line -> line.number() - 1).toArray();
            long tokens = texts.stream().mapToLong(Encoding::length).sum();
            try (var progress = Progress.of(context.terminal(), "extracting", "tokens", tokens)) {
                print(new Extraction(loaded, extras).run(texts, numbers, directory, progress::advance), directory);
            }
        }
        return 0;
    }

    private void print(ExtractionReport report, Path directory) {
        var out = context.terminal().out();
        if (json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("texts", report.texts());
            members.put("tokens", report.tokens());
            members.put("seconds", report.seconds());
            members.put("write_seconds", report.writeSeconds());
            members.put("tokens_per_second", report.tokensPerSecond());
            Json.line(out, members);
        } else {
            out.println("wrote " + directory + ": " + Decimals.count(report.texts(), "text") + ", "
                    + Decimals.count(report.tokens(), "token") + " in " + Decimals.fixed(report.seconds(), 1) + " s ("
                    + Decimals.grouped(Math.round(report.tokensPerSecond())) + " tokens/s), "
                    + Decimals.fixed(report.writeSeconds(), 1) + " s of writing");
        }
    }
}
