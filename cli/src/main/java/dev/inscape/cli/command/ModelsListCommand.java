package dev.inscape.cli.command;

import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Table;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.hub.cache.CacheListing;
import dev.inscape.hub.cache.CachedModel;
import dev.inscape.hub.cache.CachedRevision;
import dev.inscape.hub.cache.HubCache;
import dev.inscape.hub.found.EmbeddedModels;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inscape models ls}: what is here. */
@Command(name = "ls",
        description = "Lists the models that ship with Inscape, and those in the Hugging Face cache, whoever pulled them.",
        footer = {"", "Next: inscape models info MODEL"})
final class ModelsListCommand implements Callable<Integer> {

    private static final int COMMIT = 8;

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    ModelsListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var cache = HubCache.of(context.hubEnvironment());
        var listing = cache.list();
        listing.problems().forEach(context::note);
        if (output.json) {
            Json.pretty(context.terminal().out(), document(cache, listing));
        } else {
            print(cache, listing);
        }
        return 0;
    }

    private void print(HubCache cache, CacheListing listing) {
        var table = new Table("llrrl").row("model", "revision", "files", "size", "last used");
        EmbeddedModels.ofClassPath().names().forEach(name -> table.row(name, "", "", "", "ships with Inscape"));
        for (var model : listing.models()) {
            for (var revision : model.revisions()) {
                table.row(Visible.of(model.repo()), Visible.of(named(revision)), Integer.toString(revision.files()),
                        Decimals.bytes(revision.bytes()), day(model));
            }
        }
        var out = context.terminal().out();
        var ink = Ink.of(output.colour, context.terminal());
        var lines = table.lines();
        out.println(ink.dim(lines.getFirst()));
        lines.stream().skip(1).forEach(out::println);
        out.println();
        out.println("the cache " + Visible.of(cache.root().toString()) + " holds "
                + Decimals.count(listing.models().size(), "model") + ", " + Decimals.bytes(listing.bytes()));
    }

    private static String named(CachedRevision revision) {
        var commit = revision.commit().substring(0, Math.min(COMMIT, revision.commit().length()));
        return revision.refs().isEmpty() ? commit : commit + " (" + String.join(", ", revision.refs()) + ")";
    }

    private static String day(CachedModel model) {
        return model.lastUsed().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static Object document(HubCache cache, CacheListing listing) {
        var document = new LinkedHashMap<String, Object>();
        document.put("embedded", EmbeddedModels.ofClassPath().names());
        document.put("cache", cache.root().toString());
        document.put("bytes", listing.bytes());
        document.put("models", listing.models().stream().map(ModelsListCommand::document).toList());
        return document;
    }

    private static Object document(CachedModel model) {
        var members = new LinkedHashMap<String, Object>();
        members.put("model", model.repo());
        members.put("bytes", model.bytes());
        members.put("leftover_bytes", model.leftoverBytes());
        members.put("last_used", model.lastUsed().toString());
        members.put("revisions", model.revisions().stream().map(revision -> {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("commit", revision.commit());
            fields.put("refs", revision.refs());
            fields.put("files", revision.files());
            fields.put("bytes", revision.bytes());
            return fields;
        }).toList());
        return members;
    }
}
