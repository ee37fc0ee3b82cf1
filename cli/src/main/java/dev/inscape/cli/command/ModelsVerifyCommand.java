package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.progress.Progress;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.hub.cache.Snapshot;
import dev.inscape.hub.cache.VerifiedFile;
import dev.inscape.hub.found.HubName;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.summary.ModelSummary;
import dev.inscape.model.summary.WeightCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inscape models verify}: whether a model is whole. */
@Command(name = "verify",
        description = "Checks a model: files of the hub against their hashes, then every weight for NaN and infinities. "
                + "Reads all of it. Exit code 1 where something is wrong.",
        footer = {"", "Examples:", "  inscape models verify owner/name", "  inscape models verify model.gguf"})
final class ModelsVerifyCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Mixin final BaseOption over = new BaseOption();

    @Parameters(arity = "1", paramLabel = "MODEL", description = ModelOptions.MODEL) String model = "";

    ModelsVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var snapshot = cached();
        var hashed = snapshot.map(found -> context.hub().cache().verify(found)).orElse(List.of());
        var wrong = hashed.stream().filter(file -> file.verdict() == VerifiedFile.Verdict.DAMAGED
                || file.verdict() == VerifiedFile.Verdict.MISSING).toList();
        if (!wrong.isEmpty()) {
            throw new InscapeException(model + " is damaged: " + wrong.getFirst().name() + " is "
                    + wrong.getFirst().verdict().name().toLowerCase(Locale.ROOT) + ", "
                    + wrong.getFirst().detail()
                    + (wrong.size() == 1 ? "" : ", and " + (wrong.size() - 1) + " more files")
                    + "; remove it with models rm and pull it again");
        }
        var files = snapshot.isPresent() ? context.findInCache(model, over) : context.find(model, over);
        var check = check(files);
        if (!check.notFinite().isEmpty()) {
            throw new InscapeException(model + ": NaN or an infinity in "
                    + Decimals.count(check.notFinite().size(), "weight") + ", the first is "
                    + Visible.of(check.notFinite().getFirst())
                    + "; the model was saved so, take another copy");
        }
        report(hashed.stream().filter(file -> file.verdict() == VerifiedFile.Verdict.WHOLE).count(), check);
        return 0;
    }

    /** What the cache has of a model of the hub: the very files that are checked, even where the hub has newer ones. */
    private Optional<Snapshot> cached() {
        return Files.exists(Path.of(model)) ? Optional.empty() : HubName.read(model).map(this::cached);
    }

    private Snapshot cached(HubName named) {
        var hub = context.hub();
        return named.gguf().isEmpty()
                ? hub.cached(named.id())
                : hub.cached(named.id(), List.of(hub.cachedGguf(named.id(), named.gguf())));
    }

    private WeightCheck check(ModelFiles files) {
        long total = ModelSummary.bytes(files);
        try (var progress = Progress.of(context.terminal(), "checking", "bytes", total)) {
            return WeightCheck.run(files, progress::advance);
        }
    }

    private void report(long hashed, WeightCheck check) {
        var out = context.terminal().out();
        if (output.json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("model", model);
            members.put("hashed_files", hashed);
            members.put("tensors", check.tensors());
            Json.line(out, members);
        } else {
            out.println(model + " is whole: "
                    + (hashed == 0 ? "" : Decimals.count(hashed, "file") + " with the hashes of the hub, ")
                    + Decimals.count(check.tensors(), "tensor") + " of finite numbers");
        }
    }
}
