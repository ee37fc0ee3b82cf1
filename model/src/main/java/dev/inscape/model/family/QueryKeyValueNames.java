package dev.inscape.model.family;

/** How checkpoints keep the projections to queries, keys and values, within a block. */
public sealed interface QueryKeyValueNames {

    /** Three layers. */
    record Separate(String query, String key, String value) implements QueryKeyValueNames {
    }

    /** One layer: all queries, then all keys, then all values. */
    record Joined(String name) implements QueryKeyValueNames {
    }

    /** One layer, head by head: a head's query, its key, its value. */
    record HeadByHead(String name) implements QueryKeyValueNames {
    }
}
