package dev.inscape.text.chat.jinja.run;

import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and what they stand for, over those of the scope around. */
final class Scope {

    private final @Nullable Scope around;
    private final Map<String, Value> names;

    Scope(Map<String, Value> names) {
        this(null, names);
    }

    private Scope(@Nullable Scope around, Map<String, Value> names) {
        this.around = around;
        this.names = new HashMap<>(names);
    }

    Scope inner() {
        return new Scope(this, Map.of());
    }

    void set(String name, Value value) {
        names.put(name, value);
    }

    Value get(String name) {
        for (var scope = this; scope != null; scope = scope.around) {
            var value = scope.names.get(name);
            if (value != null) {
                return value;
            }
        }
        return Undefined.name(name);
    }
}
