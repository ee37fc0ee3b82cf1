package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.found.HubName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape models pull}: from the hub into the cache. */
@Command(name = "pull",
        description = "Pulls a model from the Hugging Face hub into its standard cache, where Python finds it too.",
        footer = {
                "",
                "What it takes to run the model is pulled: configuration, tokenizer, chat template, safetensors (else "
                        + "PyTorch's files). What is there already is not pulled again, and every file is held against its hash.",
                "", "Environment: HF_HOME, HF_HUB_CACHE, HF_TOKEN, HF_ENDPOINT, HF_HUB_OFFLINE, as for Python.",
                "", "Examples:", "  inscape models pull owner/name",
                "  inscape models pull owner/name-GGUF:Q4_K_M"})
final class ModelsPullCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Parameters(arity = "1", paramLabel = "OWNER/NAME[@REVISION][:GGUF]",
            description = "The model, or one GGUF file of it.") String model = "";

    @Option(names = "--file", paramLabel = "NAME",
            description = "Pull this file of the model and no other; may be given again.") List<String> files = List
                    .of();

    ModelsPullCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var shown = new PullProgress(context.terminal(), context::note)) {
            var named = named();
            var pulled = context.hub().pull(named.id(), wanted(named), shown);
            pulled.unreached()
                    .ifPresent(why -> context.note("the hub was not asked (" + why + "); this is the cache's copy"));
            var directory = pulled.snapshot().directory().toString();
            if (output.json) {
                var members = new LinkedHashMap<String, Object>();
                members.put("model", model);
                members.put("commit", pulled.snapshot().commit());
                members.put("directory", directory);
                members.put("downloaded_files", pulled.downloaded());
                members.put("downloaded_bytes", pulled.bytes());
                Json.line(context.terminal().out(), members);
            } else {
                context.terminal().out().println((pulled.downloaded() == 0
                        ? "nothing new"
                        : "pulled " + Decimals.count(pulled.downloaded(), "file") + ", "
                                + Decimals.bytes(pulled.bytes()))
                        + ": " + directory);
            }
        }
        return 0;
    }

    /** What is no model of the hub is refused with the reason. */
    private HubName named() {
        return HubName.read(model).orElseGet(() -> new HubName(HubId.parse(model), ""));
    }

    private List<String> wanted(HubName named) {
        if (named.gguf().isEmpty()) {
            return files;
        }
        if (!files.isEmpty()) {
            throw new UsageException("name files with --file, or one behind a colon, not both");
        }
        return List.of(context.hub().gguf(named.id(), named.gguf()));
    }
}
