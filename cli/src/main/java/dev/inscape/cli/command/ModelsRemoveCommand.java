package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.found.EmbeddedModels;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inscape models rm}: out of the cache. */
@Command(name = "rm",
        description = "Removes a model from the Hugging Face cache, or one revision of it with @revision.",
        footer = {"", "Examples:", "  inscape models rm owner/name", "  inscape models rm owner/name@v1.0"})
final class ModelsRemoveCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Parameters(arity = "1", paramLabel = "OWNER/NAME[@REVISION]", description = "The model.") String model = "";

    ModelsRemoveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (EmbeddedModels.ofClassPath().find(model).isPresent()) {
            throw new UsageException(model + " ships with Inscape and is not in the Hugging Face cache");
        }
        var id = HubId.parse(model);
        var cache = context.hub().cache();
        var removed = model.contains("@") ? cache.removeRevision(id) : cache.removeModel(id.repo());
        if (output.json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("model", model);
            members.put("snapshots", removed.snapshots());
            members.put("freed_bytes", removed.freedBytes());
            members.put("shared_bytes", removed.sharedBytes());
            Json.line(context.terminal().out(), members);
        } else {
            context.terminal().out().println("removed " + model + ": " + Decimals.bytes(removed.freedBytes()) + " freed"
                    + (removed.sharedBytes() == 0
                            ? ""
                            : "; " + Decimals.bytes(removed.sharedBytes()) + " stay in the store that models share"));
        }
        return 0;
    }
}
