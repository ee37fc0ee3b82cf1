package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.None;
import dev.inscape.text.chat.jinja.value.Opaque;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cycler(a, b)}: {@code next()} is each in turn. */
final class Cycler implements Opaque {

    private final List<Value> items;
    private int at;

    Cycler(List<Value> items) {
        if (items.isEmpty()) {
            throw new Fault("at least one item has to be provided");
        }
        this.items = items;
    }

    @Override
    public @Nullable Value attribute(String name) {
        return switch (name) {
            case "current" -> items.get(at);
            case "next" -> new BoundMethod(name, _ -> {
                var current = items.get(at);
                at = (at + 1) % items.size();
                return current;
            });
            case "reset" -> new BoundMethod(name, _ -> {
                at = 0;
                return None.NONE;
            });
            default -> null;
        };
    }

    @Override
    public String typeName() {
        return "Cycler";
    }
}
