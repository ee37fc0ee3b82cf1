package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function, a filter or a test is called with. */
public record Arguments(List<Value> positional, Map<String, Value> named) {

    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    public static Arguments of(Value... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    public Arguments {
        positional = List.copyOf(positional);
    }

    /** With one more in front. */
    public Arguments after(Value first) {
        var all = new ArrayList<Value>(positional.size() + 1);
        all.add(first);
        all.addAll(positional);
        return new Arguments(all, named);
    }

    /** Without the first ones. */
    public Arguments from(int index) {
        return new Arguments(positional.subList(Math.min(index, positional.size()), positional.size()), named);
    }

    /** Gives each to the parameter it belongs to, as Python does: {@code function} names who is called. */
    public Bound bind(String function, int required, String... parameters) {
        var names = List.of(parameters);
        if (positional.size() > names.size()) {
            throw new Fault(function + "() takes at most " + names.size() + " arguments (" + positional.size()
                    + " given)");
        }
        var values = new LinkedHashMap<String, Value>();
        for (int i = 0; i < positional.size(); i++) {
            values.put(names.get(i), positional.get(i));
        }
        named.forEach((name, value) -> {
            if (!names.contains(name)) {
                throw new Fault(function + "() got an unexpected keyword argument '" + name + "'");
            }
            if (values.put(name, value) != null) {
                throw new Fault(function + "() got multiple values for argument '" + name + "'");
            }
        });
        for (var name : names.subList(0, required)) {
            if (!values.containsKey(name)) {
                throw new Fault(function + "() is missing its argument '" + name + "'");
            }
        }
        return new Bound(function, values);
    }

    /** Arguments by parameter. */
    public record Bound(String function, Map<String, Value> values) {

        /** A required one. */
        public Value get(String name) {
            return or(name, None.NONE);
        }

        public Value or(String name, Value otherwise) {
            return values.getOrDefault(name, otherwise);
        }

        /** The argument, or null where it was not given or is {@code None}. */
        public @Nullable Value optional(String name) {
            var value = values.get(name);
            return value == None.NONE ? null : value;
        }

        public boolean has(String name) {
            return values.containsKey(name);
        }

        public boolean flag(String name) {
            var value = values.get(name);
            return value != null && Truth.of(value);
        }

        public String text(String name) {
            return Types.text(get(name), function);
        }

        public String text(String name, String otherwise) {
            var value = values.get(name);
            return value == null ? otherwise : Types.text(value, function);
        }

        public long whole(String name, long otherwise) {
            var value = values.get(name);
            return value == null ? otherwise : Types.whole(value, function);
        }
    }
}
