package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dictionary in the order of its first assignments; keys are the same where Python says so ({@code 1}, {@code 1.0}, {@code True}). */
public final class Dict implements Value {

    public static final Dict EMPTY = new Dict(Map.of());

    /** A key as it was first written, and its value. */
    public record Entry(Value key, Value value) {
    }

    private final Map<Object, Entry> entries;
    private final int depth;
    private final long weight;

    private Dict(Map<Object, Entry> entries) {
        this.entries = entries;
        this.depth = Nesting.depth(values());
        this.weight = Nesting.weight(keys()) + Nesting.weight(values());
    }

    /** Of Java strings as keys. */
    public static Dict of(Map<String, ? extends Value> values) {
        var builder = new Builder();
        values.forEach((key, value) -> builder.put(new Text(key), value));
        return builder.build();
    }

    /** The value, or null where there is none; a key that cannot be hashed is a fault. */
    public @Nullable Value get(Value key) {
        var entry = entries.get(Equality.hashKey(key));
        return entry == null ? null : entry.value();
    }

    public @Nullable Value get(String key) {
        var entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    public int size() {
        return entries.size();
    }

    public Collection<Entry> entries() {
        return entries.values();
    }

    public List<Value> keys() {
        return entries.values().stream().map(Entry::key).toList();
    }

    public List<Value> values() {
        return entries.values().stream().map(Entry::value).toList();
    }

    /** Pairs of key and value. */
    public List<Value> items() {
        var items = new ArrayList<Value>(entries.size());
        entries.values().forEach(entry -> items.add(Seq.tuple(entry.key(), entry.value())));
        return items;
    }

    int depth() {
        return depth;
    }

    long weight() {
        return weight;
    }

    /** Collects entries; a later value of the same key replaces the earlier one in its place. */
    public static final class Builder {
        private final Map<Object, Entry> entries = new LinkedHashMap<>();

        public Builder put(Value key, Value value) {
            entries.merge(Equality.hashKey(key), new Entry(key, value),
                    (before, now) -> new Entry(before.key(), now.value()));
            return this;
        }

        /** Whether the key is new; if so, it is put. */
        public boolean add(Value key, Value value) {
            return entries.putIfAbsent(Equality.hashKey(key), new Entry(key, value)) == null;
        }

        public Builder putAll(Dict other) {
            other.entries().forEach(entry -> put(entry.key(), entry.value()));
            return this;
        }

        public Dict build() {
            return new Dict(new LinkedHashMap<>(entries));
        }
    }
}
