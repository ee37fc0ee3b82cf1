package dev.inscape.hub.found;

import dev.inscape.UsageException;
import dev.inscape.hub.cache.HubId;
import java.util.Optional;

/**
 * A model of the hub as a user names it: {@code owner/name}, {@code owner/name@revision}, and behind either the word for one of its
 * GGUF files, as llama.cpp takes it: {@code owner/name:Q4_K_M}.
 *
 * @param id   the model and its revision
 * @param gguf which GGUF file: its name, or what that ends with; empty for whatever the model has
 */
public record HubName(HubId id, String gguf) {

    /** As it is read. */
    @Override
    public String toString() {
        return gguf.isEmpty() ? id.toString() : id + ":" + gguf;
    }

    /** Reads a name; none where the text does not look like one of the hub. */
    public static Optional<HubName> read(String text) {
        int colon = text.indexOf(':');
        var model = colon < 0 ? text : text.substring(0, colon);
        if (!HubId.looksLikeOne(model)) {
            return Optional.empty();
        }
        if (colon == text.length() - 1) {
            throw new UsageException("\"" + text + "\" ends in a colon; write a GGUF file behind it, as in " + model
                    + ":Q4_K_M");
        }
        return Optional.of(new HubName(HubId.parse(model), colon < 0 ? "" : text.substring(colon + 1)));
    }
}
