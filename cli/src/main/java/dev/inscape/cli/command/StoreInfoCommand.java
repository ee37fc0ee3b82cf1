package dev.inscape.cli.command;

import dev.inscape.cli.json.Json;
import dev.inscape.cli.stores.StoreReport;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.lab.store.HiddenStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inscape store info}: what a store is. */
@Command(name = "info",
        description = "Shows what a hidden store holds and what made it. Reads its index and the headers of its files.",
        footer = {"", "Examples:", "  inscape store info states", "  inscape store info states --json"})
final class StoreInfoCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Parameters(arity = "1", paramLabel = "DIR", description = "The store.") Path directory = Path.of("");

    StoreInfoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var store = HiddenStore.open(directory);
        var out = context.terminal().out();
        if (output.json) {
            Json.pretty(out, StoreReport.document(store));
        } else {
            new StoreReport(Ink.of(output.colour, context.terminal())).lines(store).forEach(out::println);
        }
        return 0;
    }
}
