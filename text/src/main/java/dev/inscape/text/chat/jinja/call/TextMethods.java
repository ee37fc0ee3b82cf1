package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of {@code str}. */
final class TextMethods {

    /** A method; texts it returns are of the kind of {@code self}. */
    interface Method {
        Value call(Text self, Arguments arguments, Library library);
    }

    private static final Map<String, Method> METHODS = methods();

    /** On markup, these escape plain texts that they are given. */
    private static final Set<String> ESCAPING = Set.of("replace", "ljust", "rjust", "center", "lstrip", "rstrip",
            "strip",
            "removeprefix", "removesuffix", "join", "format");

    private TextMethods() {
    }

    private static Map<String, Method> methods() {
        var methods = new HashMap<String, Method>();
        TextShape.addTo(methods);
        TextSearch.addTo(methods);
        TextSplit.addTo(methods);
        TextKind.addTo(methods);
        return Map.copyOf(methods);
    }

    static @Nullable Value bind(Text self, String name, Library library) {
        var method = METHODS.get(name);
        if (method == null) {
            return null;
        }
        return new BoundMethod(name, arguments -> {
            library.charge(arguments.after(self));
            return method.call(self, self.markup() && ESCAPING.contains(name) ? escaped(arguments) : arguments,
                    library);
        });
    }

    static Value call(Text self, String name, Arguments arguments, Library library) {
        var method = METHODS.get(name);
        if (method == null) {
            throw new IllegalArgumentException(name);
        }
        return method.call(self, arguments, library);
    }

    private static Arguments escaped(Arguments arguments) {
        var named = new LinkedHashMap<String, Value>();
        arguments.named().forEach((name, value) -> named.put(name, escaped(value)));
        return new Arguments(arguments.positional().stream().map(TextMethods::escaped).toList(), named);
    }

    private static Value escaped(Value value) {
        return value instanceof Text text ? text.escaped() : value;
    }
}
