package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.lab.extract.Extras;
import dev.inscape.lab.store.Rows;
import dev.inscape.lab.store.StoreOptions;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a hidden store shall hold. */
final class StoreOutput {

    @Option(names = "--sites", paramLabel = "SITE,..",
            description = "Of a corpus: residual (the default: the stream into the first block and after each), or sites by "
                    + "name, with * for every layer: blocks.*.mlp.hook_post.")
    @Nullable String sites;

    @Option(names = "--rows", paramLabel = "WHICH",
            description = "Of a corpus: the states of all tokens (the default), of the last one of each text, or their mean.")
    @Nullable String rows;

    @Option(names = "--store-dtype", paramLabel = "TYPE",
            description = "Of a corpus: how states are stored: f32 (the default), bf16 or f16.")
    @Nullable String dtype;

    @Option(names = "--no-texts",
            description = "Of a corpus: leave the texts themselves out of the index.") boolean noTexts;

    @Option(names = "--resume",
            description = "Of a corpus: go on with what an earlier run of the same command has left.") boolean resume;

    /** Says what is wrong with the options before anything slow begins. */
    StoreOptions options(Extras extras, Map<String, String> parameters) {
        var selection = new ArrayList<SiteSelection>();
        selection.add(sites == null ? Sites.residualStream() : SiteList.parse(sites));
        if (extras.last()) {
            selection.add(new Site.FinalNorm());
        }
        if (extras.logits()) {
            selection.add(new Site.Logits());
        }
        var options = StoreOptions.DEFAULT.of(Sites.together(selection.toArray(SiteSelection[]::new)))
                .keeping(rows == null ? Rows.ALL : Rows.parse(rows))
                .in(dtype == null ? DType.FLOAT32 : DType.parse(dtype)).with(parameters);
        return noTexts ? options.withoutTexts() : options;
    }

    /** An error where an option is given that says nothing about a single text. */
    void requireUnused() {
        var used = new ArrayList<String>();
        if (sites != null) {
            used.add("--sites");
        }
        if (rows != null) {
            used.add("--rows");
        }
        if (dtype != null) {
            used.add("--store-dtype");
        }
        used.addAll(noTexts ? List.of("--no-texts") : List.of());
        used.addAll(resume ? List.of("--resume") : List.of());
        if (!used.isEmpty()) {
            throw new UsageException(used.getFirst() + " goes with --corpus or --lines, which make a store");
        }
    }
}
