package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What filters mean by an attribute: {@code "a.b.0"}, a number, or nothing for the value itself. */
final class Attributes {

    private Attributes() {
    }

    /** The way to the attribute; what is missing on it becomes the default where there is one. */
    static UnaryOperator<Value> getter(@Nullable Value attribute, @Nullable Value otherwise, Library library) {
        var steps = steps(attribute);
        return item -> {
            var value = item;
            for (var step : steps) {
                value = library.element(value, step);
                if (otherwise != null && value instanceof Undefined) {
                    value = otherwise;
                }
            }
            return value;
        };
    }

    /** For {@code "a,b.c"}: the way to each. */
    static List<UnaryOperator<Value>> getters(@Nullable Value attribute, Library library) {
        var getters = new ArrayList<UnaryOperator<Value>>();
        if (attribute instanceof Text text) {
            for (var part : text.value().split(",", -1)) {
                getters.add(getter(new Text(part), null, library));
            }
        } else {
            getters.add(getter(attribute, null, library));
        }
        return getters;
    }

    private static List<Value> steps(@Nullable Value attribute) {
        if (attribute == null) {
            return List.of();
        }
        if (!(attribute instanceof Text text)) {
            return List.of(attribute);
        }
        var steps = new ArrayList<Value>();
        for (var part : text.value().split("\\.", -1)) {
            steps.add(part.matches("\\d{1,18}") ? new Int(Long.parseLong(part)) : new Text(part));
        }
        return steps;
    }

    /** Texts in lower case, unless case counts. */
    static Value caseless(Value value, boolean caseSensitive) {
        return !caseSensitive && value instanceof Text text ? new Text(text.value().toLowerCase(Locale.ROOT)) : value;
    }
}
