package dev.inscape.cli.command;

import dev.inscape.cli.terminal.Terminal;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.found.ModelFinder;
import dev.inscape.hub.pull.HubClient;
import dev.inscape.hub.pull.PullListener;

/**
 * What a command finds around it.
 *
 * @param terminal its streams
 * @param timing   where it says how far it has come
 */
record Context(Terminal terminal, Timing timing) {

    /** How the user calls this program: for commands to be copied. */
    String program() {
        var name = terminal.environment("INSCAPE_COMMAND");
        return name.isEmpty() ? "inscape" : name;
    }

    /** A remark for the user, beside the results. */
    void note(String remark) {
        terminal.err().println("inscape: " + remark);
    }

    HubEnvironment hubEnvironment() {
        return new HubEnvironment(terminal.environment());
    }

    HubClient hub() {
        return HubClient.of(hubEnvironment());
    }

    /** The model that the user means; one of the hub is pulled if it is not in the cache. */
    ModelFiles find(String model, BaseOption over) {
        try (var shown = new PullProgress(terminal, this::note)) {
            return new ModelFinder(hub(), shown).withBase(over.base).find(model);
        }
    }

    /** The same, but of the hub only what the cache has. */
    ModelFiles findInCache(String model, BaseOption over) {
        return new ModelFinder(hub(), PullListener.QUIET).inCache().withBase(over.base).find(model);
    }
}
