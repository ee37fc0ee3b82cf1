package dev.inscape.lab.store;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model that a store comes from.
 *
 * @param name   as it was asked for
 * @param family {@code model_type} of its configuration
 * @param hashes SHA-256 of the files that it was read from, those of its tokenizer among them, by file name
 */
public record StoredModel(String name, String family, SortedMap<String, String> hashes) {

    public StoredModel(String name, String family, Map<String, String> hashes) {
        this(name, family, new TreeMap<>(hashes));
    }
}
