package dev.inscape.cli.command;

import dev.inscape.cli.file.WholeFile;
import dev.inscape.cli.input.InputText;
import dev.inscape.cli.input.TextSource;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.page.ReportPage;
import dev.inscape.cli.provenance.Provenance;
import dev.inscape.cli.report.Report;
import dev.inscape.cli.report.ReportLines;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.model.Model;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of the laboratory have in common: a decoder, and a report as lines, as a page, or as JSON. */
final class LaboratoryOptions {

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final ModelOptions models = new ModelOptions();

    @Option(names = "--model", paramLabel = "MODEL",
            description = "A decoder: world (the default), a directory, a .gguf file, or owner/name of the hub.") String model = "world";

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page that stands by itself.")
    @Nullable Path html;

    /** Says what is wrong with the options before anything slow begins. */
    void check() {
        models.check();
        if (html != null) {
            WholeFile.requirePlace(html);
        }
    }

    Model load(Context context) {
        return models.load(model, context);
    }

    /** A text as it is given, or standard input for {@code -}. */
    static String text(String argument, Context context) {
        var source = argument.equals("-")
                ? new TextSource.Standard(context.terminal().in())
                : new TextSource.Literal(argument);
        return source.read().content();
    }

    /** A text that an option gives. */
    static String text(String option, String argument) {
        return new InputText(argument, option).content();
    }

    static String facts(Model model, int tokens) {
        var shape = model.shape();
        return Decimals.count(tokens, "token") + ", " + Decimals.count(shape.layers(), "layer") + ", d = "
                + shape.width()
                + ", " + Decimals.count(shape.heads(), "head") + ", " + model.info().dtype() + " on "
                + model.info().device();
    }

    /** Shows a report; the document is what --json prints, to which the provenance is added. */
    void show(Context context, Model loaded, String text, Report report, Map<String, Object> document) {
        var provenance = Provenance.of(loaded.info(), text);
        if (html != null) {
            WholeFile.write(html, ReportPage.of(report, provenance));
            context.note("wrote " + html);
        }
        var terminal = context.terminal();
        if (output.json) {
            var whole = new LinkedHashMap<String, Object>();
            whole.put("model", loaded.info().name());
            whole.putAll(document);
            whole.put("provenance", provenance.facts());
            Json.line(terminal.out(), whole);
        } else {
            new ReportLines(Ink.of(output.colour, terminal), terminal.columns()).of(report)
                    .forEach(terminal.out()::println);
        }
    }
}
