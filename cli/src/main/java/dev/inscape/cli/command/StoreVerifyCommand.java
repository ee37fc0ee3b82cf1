package dev.inscape.cli.command;

import dev.inscape.cli.json.Json;
import dev.inscape.cli.progress.Progress;
import dev.inscape.cli.stores.StoreReport;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.store.HiddenStore;
import dev.inscape.lab.store.StoreCheck;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inscape store verify}: whether a store is whole. */
@Command(name = "verify",
        description = "Checks a hidden store: files against the index, and every tensor and text against its checksum. "
                + "Reads all of it. Exit code 1 where something is wrong.",
        footer = {"", "Examples:", "  inscape store verify states"})
final class StoreVerifyCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Parameters(arity = "1", paramLabel = "DIR", description = "The store.") Path directory = Path.of("");

    StoreVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var store = HiddenStore.open(directory);
        long bytes = StoreReport.bytes(store);
        try (var progress = Progress.of(context.terminal(), "checking", "bytes", bytes)) {
            StoreCheck.run(store, progress::advance);
        }
        var out = context.terminal().out();
        if (output.json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("whole", true);
            members.put("files", store.description().shards());
            members.put("bytes", bytes);
            members.put("texts", store.texts().size());
            Json.line(out, members);
        } else {
            out.println(directory + " is whole: " + Decimals.count(store.description().shards(), "file") + ", "
                    + Decimals.bytes(bytes) + ", " + Decimals.count(store.texts().size(), "text"));
        }
        return 0;
    }
}
